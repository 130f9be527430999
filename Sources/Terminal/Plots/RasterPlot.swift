/// Spikes of groups of neurons over time.
public struct RasterPlot: Widget, Hashable {
  /// One layer's or population's spikes.
  public struct Group: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// How many neurons.
    public let neurons: Int
    /// How many time steps.
    public let steps: Int
    /// One bit a neuron and step, neuron after neuron: bit `neuron · steps + step`, the least significant bit of
    /// each byte first.
    public let bits: [UInt8]
    /// Spikes a neuron and step, from 0 to 1.
    public let rate: Double

    /// A group of packed spikes `[neuron, step]`; `bits` must hold `neurons · steps` of them.
    public init(name: String, neurons: Int, steps: Int, bits: [UInt8]) {
      precondition(
        neurons >= 0 && steps >= 0 && bits.count * 8 >= neurons * steps,
        "spikes [\(neurons), \(steps)] need \((neurons * steps + 7) / 8) bytes, got \(bits.count)")
      self.name = name
      self.neurons = neurons
      self.steps = steps
      self.bits = bits
      rate = Self.rate(of: bits, count: neurons * steps)
    }

    /// A group whose spikes come from a function of neuron and step.
    public init(name: String, neurons: Int, steps: Int, fires: (_ neuron: Int, _ step: Int) -> Bool) {
      var bits = [UInt8](repeating: 0, count: (neurons * steps + 7) / 8)
      for neuron in 0..<neurons {
        for step in 0..<steps where fires(neuron, step) {
          let index = neuron * steps + step
          bits[index >> 3] |= 1 << UInt8(index & 7)
        }
      }
      self.init(name: name, neurons: neurons, steps: steps, bits: bits)
    }

    /// Whether a neuron fires at a step.
    public func fires(_ neuron: Int, _ step: Int) -> Bool {
      let index = neuron * steps + step
      return bits[index >> 3] >> UInt8(index & 7) & 1 == 1
    }

    private static func rate(of bits: [UInt8], count: Int) -> Double {
      guard count > 0 else { return 0 }
      var spikes = 0
      for byte in bits.prefix(count / 8) { spikes += byte.nonzeroBitCount }
      for index in (count & ~7)..<count where bits[index >> 3] >> UInt8(index & 7) & 1 == 1 { spikes += 1 }
      return Double(spikes) / Double(count)
    }

    /// How many spikes a neuron fires.
    public func count(_ neuron: Int) -> Int {
      var count = 0
      for step in 0..<steps where fires(neuron, step) { count += 1 }
      return count
    }
  }

  /// The groups from top to bottom.
  public var groups: [Group]
  /// Groups of up to so many neurons are shown as spike counts, one bar a neuron.
  public var countsUpTo: Int
  /// A time step that is pointed at.
  public var cursor: Int?

  /// A raster of groups.
  public init(groups: [Group], countsUpTo: Int = 16, cursor: Int? = nil) {
    self.groups = groups
    self.countsUpTo = countsUpTo
    self.cursor = cursor
  }
}
