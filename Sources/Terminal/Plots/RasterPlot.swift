/// Spikes of groups of neurons over time.
public struct RasterPlot: Widget, Hashable {
  /// What a neuron does at a step; both where several are seen at once.
  public struct Spikes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A spike, or one of the positive kind.
    public static let positive = Spikes(rawValue: 1)
    /// A spike of the negative kind.
    public static let negative = Spikes(rawValue: 2)
  }

  /// One layer's or population's spikes.
  public struct Group: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// How many neurons.
    public let neurons: Int
    /// How many time steps.
    public let steps: Int
    /// One bit a neuron and step, neuron after neuron: bit `firstBit + neuron · steps + step`, the least significant
    /// bit of each byte first.
    public let bits: [UInt8]
    /// The same for spikes of the negative kind; nil where there is one kind alone.
    public let negativeBits: [UInt8]?
    /// Where the group begins in the bits.
    public let firstBit: Int

    /// A group of packed spikes `[neuron, step]`; `bits` must hold `neurons · steps` of them from `firstBit` on.
    public init(
      name: String, neurons: Int, steps: Int, bits: [UInt8], negativeBits: [UInt8]? = nil, firstBit: Int = 0
    ) {
      let end = firstBit + neurons * steps
      precondition(
        neurons >= 0 && steps >= 0 && firstBit >= 0 && bits.count * 8 >= end
          && negativeBits.map { $0.count * 8 >= end } ?? true,
        "spikes [\(neurons), \(steps)] from bit \(firstBit) need \((end + 7) / 8) bytes, got \(bits.count)")
      self.name = name
      self.neurons = neurons
      self.steps = steps
      self.bits = bits
      self.negativeBits = negativeBits
      self.firstBit = firstBit
    }

    /// A group whose spikes come from a function of neuron and step.
    public init(name: String, neurons: Int, steps: Int, fires: (_ neuron: Int, _ step: Int) -> Bool) {
      self.init(
        name: name, neurons: neurons, steps: steps,
        bits: Self.packed(neurons: neurons, steps: steps, fires))
    }

    /// A group of spikes of two kinds, from a function that gives 1, −1 or 0.
    public init(name: String, neurons: Int, steps: Int, sign: (_ neuron: Int, _ step: Int) -> Int) {
      self.init(
        name: name, neurons: neurons, steps: steps,
        bits: Self.packed(neurons: neurons, steps: steps) { sign($0, $1) > 0 },
        negativeBits: Self.packed(neurons: neurons, steps: steps) { sign($0, $1) < 0 })
    }

    private static func packed(neurons: Int, steps: Int, _ isSet: (Int, Int) -> Bool) -> [UInt8] {
      var bits = [UInt8](repeating: 0, count: (neurons * steps + 7) / 8)
      for neuron in 0..<neurons {
        for step in 0..<steps where isSet(neuron, step) {
          let index = neuron * steps + step
          bits[index >> 3] |= 1 << UInt8(index & 7)
        }
      }
      return bits
    }
  }

  /// A neuron, counted over all groups, and a step.
  public struct Place: Hashable, Sendable {
    /// The neuron, counted over all groups.
    public var neuron: Int
    /// The step.
    public var step: Int

    /// A place.
    public init(neuron: Int, step: Int) {
      self.neuron = neuron
      self.step = step
    }
  }

  /// A part of all neurons and steps.
  public struct Window: Hashable, Sendable {
    /// Neurons, counted over all groups.
    public var neurons: Range<Int>
    /// Time steps.
    public var steps: Range<Int>

    /// A part.
    public init(neurons: Range<Int>, steps: Range<Int>) {
      self.neurons = neurons
      self.steps = steps
    }
  }

  /// The groups from top to bottom.
  public var groups: [Group]
  /// Groups of up to so many neurons are shown as spike counts, one bar a neuron, unless one looks closer.
  public var countsUpTo: Int
  /// The part that is shown; nil shows all.
  public var window: Window?
  /// A neuron and step whose values are read out.
  public var cursor: Place?
  /// Whether rates are shown along the edges.
  public var showsRates: Bool

  /// A raster of groups.
  public init(
    groups: [Group], countsUpTo: Int = 16, window: Window? = nil, cursor: Place? = nil,
    showsRates: Bool = true
  ) {
    self.groups = groups
    self.countsUpTo = countsUpTo
    self.window = window
    self.cursor = cursor
    self.showsRates = showsRates
  }
}

extension RasterPlot.Group {
  /// What a neuron does at a step.
  @inline(__always)
  public func spikes(_ neuron: Int, _ step: Int) -> RasterPlot.Spikes {
    let index = firstBit + neuron * steps + step
    let positive = bits[index >> 3] >> UInt8(index & 7) & 1
    guard let negativeBits else { return RasterPlot.Spikes(rawValue: positive) }
    return RasterPlot.Spikes(rawValue: positive | (negativeBits[index >> 3] >> UInt8(index & 7) & 1) << 1)
  }

  /// Spikes of both kinds that some neurons fire in some steps.
  public func count(_ neurons: Range<Int>, _ steps: Range<Int>) -> Int {
    guard steps.count < self.steps else {
      // Neurons that follow each other are one stretch of bits.
      return ones(firstBit + neurons.lowerBound * self.steps..<firstBit + neurons.upperBound * self.steps)
    }
    return neurons.reduce(0) { count, neuron in
      let start = firstBit + neuron * self.steps
      return count + ones(start + steps.lowerBound..<start + steps.upperBound)
    }
  }

  /// Spikes a neuron and step, from 0 to 1.
  public func rate(_ neurons: Range<Int>, _ steps: Range<Int>) -> Double {
    let places = neurons.count * steps.count
    return places > 0 ? Double(count(neurons, steps)) / Double(places) : 0
  }

  /// Adds the spikes of some neurons at each of some steps to counts, the first step's first.
  ///
  /// - Returns: how many neurons were counted; of very many, evenly spread ones.
  func addCounts(of neurons: Range<Int>, _ steps: Range<Int>, to counts: inout [Int]) -> Int {
    let chunks = (steps.count + 63) / 64
    let stride = max(1, neurons.count * chunks / 8192)
    var counted = 0
    var neuron = neurons.lowerBound
    while neuron < neurons.upperBound {
      for plane in [bits, negativeBits ?? []] where !plane.isEmpty {
        var step = steps.lowerBound
        while step < steps.upperBound {
          let length = min(64, steps.upperBound - step)
          var word = plane.word(at: firstBit + neuron * self.steps + step, length: length)
          while word != 0 {
            counts[step - steps.lowerBound + word.trailingZeroBitCount] += 1
            word &= word - 1
          }
          step += length
        }
      }
      counted += 1
      neuron += stride
    }
    return counted
  }

  private func ones(_ range: Range<Int>) -> Int {
    bits.ones(in: range) + (negativeBits?.ones(in: range) ?? 0)
  }
}
