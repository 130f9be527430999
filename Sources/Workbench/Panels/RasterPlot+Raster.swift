import Experiments
import Terminal

extension RasterPlot {
  /// The spikes of a run's raster, group by group.
  init(raster: Raster) {
    var first = 0
    let groups = raster.groups.map { group in
      defer { first += group.neurons }
      return Group(
        name: group.name, neurons: group.neurons, steps: raster.steps,
        bits: Self.bits(raster.bits, from: first * raster.steps, count: group.neurons * raster.steps))
    }
    self.init(groups: groups)
  }

  /// A stretch of bits, moved to the beginning.
  private static func bits(_ bits: [UInt8], from start: Int, count: Int) -> [UInt8] {
    let shift = UInt8(start & 7)
    return (0..<(count + 7) / 8).map { byte in
      let place = start >> 3 + byte
      guard shift > 0 else { return bits[place] }
      let next = place + 1 < bits.count ? bits[place + 1] << (8 - shift) : 0
      return bits[place] >> shift | next
    }
  }
}
