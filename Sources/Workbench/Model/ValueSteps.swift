import Experiments

/// The values that ← and → lead to: the numbers a person would have typed.
package enum ValueSteps {
  /// The next value up or down within the domain; the same value at its end, nil for kinds without an order.
  package static func next(after value: Value, up: Bool, in specification: ParameterSpecification) -> Value? {
    switch specification.kind {
    case .flag: .flag(!(value.flag ?? false))
    case .choice(let names): choice(after: value.text ?? "", up: up, of: names)
    case .integer(let range, let other):
      value.integer.map { .integer(integer(after: $0, up: up, in: range, or: other)) }
    case .real(let range): value.number.map { .real(real(after: $0, up: up, in: range)) }
    case .text, .file: nil
    }
  }

  private static func choice(after name: String, up: Bool, of names: [String]) -> Value? {
    guard !names.isEmpty else { return nil }
    let place = names.firstIndex(of: name) ?? 0
    return .text(names[(place + (up ? 1 : names.count - 1)) % names.count])
  }

  /// Steps in the second digit, and of one below twenty; past the range's end to the number beyond it.
  private static func integer(after value: Int, up: Bool, in range: ClosedRange<Int>, or other: Int?) -> Int {
    if let other {
      if up, value >= range.upperBound { return other }
      if !up, value > range.upperBound { return range.upperBound }
    }
    let size = up ? value.magnitude : value.magnitude - (value > 0 ? 1 : 0)
    var step = 1
    while size / 10 >= UInt(step) * 10 { step *= 10 }
    let (next, overflow) = up ? value.addingReportingOverflow(step) : value.subtractingReportingOverflow(step)
    guard !overflow else { return value }
    let grid = up ? next - positiveRemainder(next, step) : next + positiveRemainder(-next, step)
    return min(max(grid, range.lowerBound), range.upperBound)
  }

  private static func positiveRemainder(_ value: Int, _ step: Int) -> Int {
    let rest = value % step
    return rest < 0 ? rest + step : rest
  }

  private static func real(after value: Double, up: Bool, in range: ClosedRange<Double>) -> Double {
    guard value.isFinite else { return range.lowerBound }
    let (low, high) = (range.lowerBound, range.upperBound)
    let isWide = low > 0 ? high / low > 1_000 : low == 0 && high > 1_000
    let next = isWide ? decade(after: value, up: up) : grid(after: value, up: up, extent: high - low)
    return min(max(next, low), high)
  }

  /// 1, 1.5, 2, 3, 5, 7 and 10 times a power of ten.
  private static func decade(after value: Double, up: Bool) -> Double {
    guard value > 0 else { return up ? 0.001 : 0 }
    let tenths = [10, 15, 20, 30, 50, 70]
    var exponent = -20
    var candidates: [Double] = []
    while exponent < 20 {
      candidates += tenths.compactMap { Double("\($0)e\(exponent - 1)") }
      exponent += 1
    }
    return (up ? candidates.first { $0 > value } : candidates.last { $0 < value }) ?? value
  }

  /// Multiples of the round number nearest to a twentieth of the extent.
  private static func grid(after value: Double, up: Bool, extent: Double) -> Double {
    var (digit, exponent) = (1, -12)
    func step() -> Double { Double("\(digit)e\(exponent)") ?? 1 }
    while step() * 30 < extent, exponent < 12 {
      (digit, exponent) = digit == 1 ? (2, exponent) : digit == 2 ? (5, exponent) : (1, exponent + 1)
    }
    let position = value / step()
    guard position.magnitude < 1e15 else { return value }
    let slack = 1e-6
    let count = up ? (position + slack).rounded(.down) + 1 : (position - slack).rounded(.up) - 1
    return Double("\(Int(count) * digit)e\(exponent)") ?? value
  }
}
