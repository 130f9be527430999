import Experiments

/// One row of the table `event`, with its data unpacked.
package struct EventRow: Sendable, Hashable {
  package var tick: Int
  package var step: Int
  package var time: Int64
  package var kind: EventKind
  package var name: String
  /// Canonical JSON: shape and small things.
  package var meta: String
  /// Raw and little-endian: what is big.
  package var data: [UInt8]?
}

/// A row that does not hold what its kind needs.
package struct EventCodingError: Error {
  package var detail: String

  init(_ detail: String) { self.detail = detail }
}

/// The JSON fields of a row, read with errors that name what is missing.
struct MetaFields {
  private let fields: [String: Value]

  init(_ text: String) throws(EventCodingError) {
    guard let value = try? JSONText.decode(text), let fields = value.record else {
      throw EventCodingError("meta is not a JSON object")
    }
    self.fields = fields
  }

  init(_ fields: [String: Value]) { self.fields = fields }

  /// All fields.
  var all: [String: Value] { fields }

  subscript(name: String) -> Value? { fields[name] }

  func text(_ name: String) throws(EventCodingError) -> String {
    guard let text = fields[name]?.text else { throw EventCodingError("no text \(name)") }
    return text
  }

  func integer(_ name: String) throws(EventCodingError) -> Int {
    guard let number = fields[name]?.integer else { throw EventCodingError("no integer \(name)") }
    return number
  }

  /// A count: not negative and small enough to be multiplied without care.
  func count(_ name: String) throws(EventCodingError) -> Int {
    let number = try integer(name)
    guard (0...(1 << 31)).contains(number) else { throw EventCodingError("\(name) is \(number)") }
    return number
  }

  func real(_ name: String) throws(EventCodingError) -> Double {
    guard let number = fields[name]?.realOrNamed else { throw EventCodingError("no number \(name)") }
    return number
  }

  func flag(_ name: String) throws(EventCodingError) -> Bool {
    guard let flag = fields[name]?.flag else { throw EventCodingError("no truth value \(name)") }
    return flag
  }

  func list(_ name: String) throws(EventCodingError) -> [Value] {
    guard let list = fields[name]?.list else { throw EventCodingError("no list \(name)") }
    return list
  }

  func texts(_ name: String) throws(EventCodingError) -> [String] {
    var texts: [String] = []
    for element in try list(name) {
      guard let text = element.text else { throw EventCodingError("\(name) holds no texts") }
      texts.append(text)
    }
    return texts
  }

  func record(_ name: String) throws(EventCodingError) -> [String: Value] {
    guard let record = fields[name]?.record else { throw EventCodingError("no object \(name)") }
    return record
  }
}

extension Value {
  /// The fields, if this is a record.
  var record: [String: Value]? {
    if case .record(let fields) = self { return fields }
    return nil
  }

  /// The number, also where JSON had to name it.
  var realOrNamed: Double? {
    switch self {
    case .text("nan"): .nan
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    default: number
    }
  }

  static func texts(_ texts: [String]) -> Value { .list(texts.map { .text($0) }) }
}
