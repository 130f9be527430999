/// Spikes of groups of neurons over time, one bit each, or two where spikes are positive or negative.
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
  /// The same for negative spikes, such as darker events of a camera or −1 in a ternary gradient; nil where spikes
  /// are of one kind.
  public var negativeBits: [UInt8]?

  public init(
    title: String, groups: [Group], steps: Int, bits: [UInt8], negativeBits: [UInt8]? = nil
  ) {
    let needed = (groups.reduce(0) { $0 + $1.neurons } * steps + 7) / 8
    for plane in [bits, negativeBits ?? bits] {
      precondition(
        plane.count == needed,
        "Raster: \(groups) over \(steps) steps needs \(needed) bytes, got \(plane.count)")
    }
    self.title = title
    self.groups = groups
    self.steps = steps
    self.bits = bits
    self.negativeBits = negativeBits
  }

  /// Neurons in all groups.
  public var neurons: Int { groups.reduce(0) { $0 + $1.neurons } }

  /// Whether a neuron (counted over all groups) fires at a time step, positively where spikes have signs.
  public func fires(_ neuron: Int, at time: Int) -> Bool { isSet(neuron, time, in: bits) }

  /// Whether a neuron fires negatively at a time step.
  public func firesNegatively(_ neuron: Int, at time: Int) -> Bool {
    negativeBits.map { isSet(neuron, time, in: $0) } ?? false
  }

  private func isSet(_ neuron: Int, _ time: Int, in bits: [UInt8]) -> Bool {
    let bit = neuron * steps + time
    return bits[bit >> 3] >> (bit & 7) & 1 == 1
  }
}
