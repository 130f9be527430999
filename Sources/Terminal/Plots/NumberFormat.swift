/// How a number is written on an axis, in a legend or a table.
public enum NumberFormat: Hashable, Sendable {
  /// A number with so many significant digits, with an exponent where it is very large or small.
  case significant(Int)
  /// A number with so many decimals.
  case fixed(Int)
  /// A whole number, digits in groups of three: `4 217`.
  case integer
  /// A fraction as a percentage with so many decimals: 0.985 is `98.5 %`.
  case percent(Int)
  /// A number with a letter for thousands, millions and so on: `824 k`, `2.7 M`.
  case compact
  /// Bytes, with a unit of 1024 times the one before: `11.0 KB`.
  case bytes
}

extension NumberFormat {
  /// A number as text; a dash for what is no number.
  public func string(_ value: Double) -> String {
    guard value.isFinite else { return Self.unusual(value) }
    switch self {
    case .significant(let digits): return Self.significant(value, digits: max(1, digits))
    case .fixed(let decimals): return Self.fixed(value, decimals: decimals)
    case .integer: return Self.grouped(value)
    case .percent(let decimals): return Self.fixed(value * 100, decimals: decimals) + " %"
    case .compact: return Self.scaled(value, by: 1000, units: ["", " k", " M", " G", " T"])
    case .bytes: return Self.scaled(value, by: 1024, units: [" B", " KB", " MB", " GB", " TB"])
    }
  }

  /// A number on an axis whose ticks are a step apart: as many decimals as tell neighbours apart.
  func tick(_ value: Double, step: Double) -> String {
    switch self {
    case .significant, .fixed:
      let magnitude = max(value.magnitude, step)
      if magnitude >= 1e5 || magnitude < 1e-3 && magnitude > 0 {
        return value == 0 ? "0" : Self.exponential(value, digits: 2)
      }
      return Self.fixed(value, decimals: Self.decimals(step))
    case .percent: return Self.fixed(value * 100, decimals: Self.decimals(step * 100)) + "%"
    case .integer, .compact, .bytes: return string(value)
    }
  }

  /// The decimals that a step of 1, 2 or 5 times a power of ten needs.
  private static func decimals(_ step: Double) -> Int {
    var decimals = 0
    var scaled = step
    while scaled < 0.999 && decimals < 9 {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  private static func significant(_ value: Double, digits: Int) -> String {
    guard value != 0 else { return fixed(0, decimals: digits - 1) }
    let exponent = scientific(value).exponent
    if exponent < -4 || exponent >= max(6, digits) { return exponential(value, digits: digits) }
    return fixed(value, decimals: max(0, digits - 1 - exponent))
  }

  /// A finite number that is not zero as a mantissa from 1 to 10 and a power of ten.
  private static func scientific(_ value: Double) -> (mantissa: Double, exponent: Int) {
    var (mantissa, exponent) = (value, 0)
    while mantissa.magnitude >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa.magnitude < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return (mantissa, exponent)
  }

  private static func exponential(_ value: Double, digits: Int) -> String {
    var (mantissa, exponent) = scientific(value)
    if (mantissa.magnitude * power(digits - 1)).rounded() >= power(digits) {
      mantissa /= 10
      exponent += 1
    }
    var text = fixed(mantissa, decimals: digits - 1)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + "e\(exponent)"
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return unusual(value) }
    let scale = power(decimals)
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e17 else { return exponential(value, digits: 3) }
    let whole = Int(scaled)
    let sign = value < 0 && whole != 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return sign + String(whole / Int(scale)) + "." + zeros + fraction
  }

  private static func unusual(_ value: Double) -> String {
    value.isNaN ? "—" : value < 0 ? "−∞" : "∞"
  }

  private static func grouped(_ value: Double) -> String {
    guard value.magnitude < 9e15 else { return exponential(value, digits: 3) }
    let digits = String(Int(value.magnitude.rounded()))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += " " }
      text.append(digit)
    }
    return value < 0 && digits != "0" ? "−" + text : text
  }

  private static func scaled(_ value: Double, by base: Double, units: [String]) -> String {
    var rest = value
    var unit = 0
    while rest.magnitude >= base * 0.9995, unit + 1 < units.count {
      rest /= base
      unit += 1
    }
    let decimals = unit > 0 && rest.magnitude < 99.95 ? 1 : 0
    let isWhole = unit == 0 && rest == rest.rounded()
    return fixed(rest, decimals: isWhole || unit > 0 ? decimals : 1) + units[unit]
  }
}
