/// A plain value of a parameter, an action's argument, a table cell or a summary.
///
/// An integer and a real of the same value are equal.
public enum Value: Sendable {
  case none
  case flag(Bool)
  case integer(Int)
  case real(Double)
  case text(String)
  case list([Value])
  case record([String: Value])
}

extension Value {
  /// The number in an integer or a real, as a `Double`.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The integer, if this is one.
  public var integer: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  /// The text, if this is one.
  public var text: String? {
    if case .text(let value) = self { return value }
    return nil
  }

  /// The truth value, if this is one.
  public var flag: Bool? {
    if case .flag(let value) = self { return value }
    return nil
  }

  /// The elements, if this is a list.
  public var list: [Value]? {
    if case .list(let values) = self { return values }
    return nil
  }
}

extension Value: CustomStringConvertible {
  /// The value as a person would type it: no quotes, shortest round-trip digits.
  public var description: String {
    switch self {
    case .none: "–"
    case .flag(let value): value ? "yes" : "no"
    case .integer(let value): String(value)
    case .real(let value):
      value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
    case .text(let value): value
    case .list(let values): values.map(\.description).joined(separator: ", ")
    case .record(let fields):
      fields.keys.sorted().map { "\($0): \(fields[$0] ?? .none)" }.joined(separator: ", ")
    }
  }
}

extension Value: Hashable {
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.flag(let a), .flag(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    default:
      if let a = a.number, let b = b.number { a == b } else { false }
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .flag(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(Double(value))
    case .real(let value): hasher.combine(value)
    case .text(let value): hasher.combine(value)
    case .list(let values): hasher.combine(values)
    case .record(let fields): hasher.combine(fields)
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .real(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

/// The JSON form: one plain JSON value each. JSON knows neither whole reals nor non-finite numbers, so `1.0`
/// comes back as the integer 1, which is equal to it, and the rest as the texts `nan`, `inf`, `-inf`.
extension Value: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .real(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([Value].self) {
      self = .list(value)
    } else {
      self = .record(try container.decode([String: Value].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .none: try container.encodeNil()
    case .flag(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .real(let value): value.isFinite ? try container.encode(value) : try container.encode("\(value)")
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .record(let fields): try container.encode(fields)
    }
  }
}
