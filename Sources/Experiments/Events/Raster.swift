/// Spikes of groups of neurons over time, one bit each.
public struct Raster: Sendable, Hashable {
  /// Neurons that belong together, usually one layer.
  public struct Group: Sendable, Hashable, Codable {
    public var name: String
    public var neurons: Int

    public init(name: String, neurons: Int) {
      self.name = name
      self.neurons = neurons
    }
  }

  /// What is shown, such as `test sample 12 (label 7, read 7)`.
  public var title: String
  public var groups: [Group]
  /// Time steps.
  public var steps: Int
  /// Bit `neuron · steps + time`, least significant bit of a byte first; neurons of all groups in order.
  public var bits: [UInt8]

  public init(title: String, groups: [Group], steps: Int, bits: [UInt8]) {
    let needed = (groups.reduce(0) { $0 + $1.neurons } * steps + 7) / 8
    precondition(
      bits.count == needed, "Raster: \(groups) over \(steps) steps needs \(needed) bytes, got \(bits.count)")
    self.title = title
    self.groups = groups
    self.steps = steps
    self.bits = bits
  }

  /// Neurons in all groups.
  public var neurons: Int { groups.reduce(0) { $0 + $1.neurons } }

  /// Whether a neuron (counted over all groups) fires at a time step.
  public func fires(_ neuron: Int, at time: Int) -> Bool {
    let bit = neuron * steps + time
    return bits[bit >> 3] >> (bit & 7) & 1 == 1
  }
}
