import Experiments
import Terminal

extension RasterPlot {
  /// The spikes of a run's raster, group by group.
  init(raster: Raster, shown: RasterState) {
    var first = 0
    let groups = raster.groups.map { group in
      defer { first += group.neurons }
      return Group(
        name: group.name, neurons: group.neurons, steps: raster.steps, bits: raster.bits,
        negativeBits: raster.negativeBits, firstBit: first * raster.steps)
    }
    self.init(groups: groups, showsRates: shown.showsRates)
    // A raster may come that is smaller than the one that was looked at.
    let all = self.shown
    window = shown.window.flatMap { wanted in
      let neurons = wanted.neurons.clamped(to: all.neurons)
      let steps = wanted.steps.clamped(to: all.steps)
      return neurons.isEmpty || steps.isEmpty ? nil : Window(neurons: neurons, steps: steps)
    }
    cursor = shown.cursor.map { place in
      Place(neuron: max(0, min(place.neuron, neurons - 1)), step: max(0, min(place.step, steps - 1)))
    }
  }
}
