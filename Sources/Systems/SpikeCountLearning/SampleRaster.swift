import Datasets
import Experiments
import Spiking

/// The spikes of one sample through all layers, and the picture that went in.
struct SampleRaster {
  /// How the set is called, as in `held-back`.
  let setName: String
  let images: ImageSet
  let coder: InputCoder
  let seed: UInt64

  /// The raster and the picture of `sample` as `network` sees it.
  ///
  /// - Parameter isWrongOnly: whether one steps through misread samples only, which the title then says.
  func events(of sample: Int, in network: SpikingNetwork, step: Int, isWrongOnly: Bool = false) -> [Event] {
    let pass = network(network.evaluationInput(images, [sample], coder: coder, seed: seed))
    let (label, reading) = (Int(images.labels[sample]), pass.readings[0])
    let title =
      "\(isWrongOnly ? "wrong only" : "image") \(sample): \(images.classNames[label]), read \(images.classNames[reading])"
    var groups: [Raster.Group] = []
    var bits = RasterBits(steps: network.steps)
    // A constant current has no spikes to show; its picture stands beside the raster.
    if case .spikes(let train) = pass.input {
      groups.append(Raster.Group(name: "input", neurons: train.neurons))
      bits.append(train)
    }
    for (index, activity) in pass.activities.enumerated() {
      let isOutput = index == pass.activities.count - 1
      let name = isOutput ? "output" : pass.activities.count > 2 ? "hidden \(index + 1)" : "hidden"
      groups.append(Raster.Group(name: name, neurons: activity.spikes.neurons))
      bits.append(activity.spikes)
    }
    let raster = Raster(title: title, groups: groups, steps: network.steps, bits: bits.bytes)
    let picture = Image(
      title: images.classNames[label], width: images.columns, height: images.rows,
      values: images.image(sample).map { Float($0) / 255 })
    return [Event("spikes", step: step, .raster(raster)), Event("input", step: step, .image(picture))]
  }

  /// The first sample after `sample` (or before it), going around, that the network misreads; nil if none is.
  func misread(after sample: Int, backwards: Bool, by network: SpikingNetwork) -> Int? {
    let synapses = network.synapses
    let chunk = 100
    let order = (1...images.count).map { step in
      (sample + (backwards ? images.count - step : step)) % images.count
    }
    for first in stride(from: 0, to: order.count, by: chunk) {
      let samples = Array(order[first..<min(order.count, first + chunk)])
      let input = network.evaluationInput(images, samples, coder: coder, seed: seed)
      let readings = network(input, synapses).readings
      for (sample, reading) in zip(samples, readings) where reading != Int(images.labels[sample]) {
        return sample
      }
    }
    return nil
  }
}

/// Packs trains into the bits of a raster: neuron by neuron, least significant bit first.
private struct RasterBits {
  let steps: Int
  private(set) var bytes: [UInt8] = []
  private var count = 0

  init(steps: Int) { self.steps = steps }

  /// Appends the neurons of the train's first sample.
  mutating func append(_ train: SpikeTrain) {
    let end = count + train.neurons * steps
    bytes += Array(repeating: 0, count: (end + 7) / 8 - bytes.count)
    for neuron in 0..<train.neurons {
      for step in 0..<steps {
        if train[step, 0, neuron] { bytes[count >> 3] |= 1 << UInt8(count & 7) }
        count += 1
      }
    }
  }
}
