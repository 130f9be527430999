import Foundation

/// One line of standard input.
struct Request: Decodable {
  enum Ask: String, Decodable {
    /// Compute `case` from the arrays of `input` and write the results to `output`.
    case parity
    /// Make a workload ready.
    case prepare
    /// Time `repetitions` steps of it.
    case time
    /// Take `repetitions` steps and tell the resident memory before and at the peak.
    case memory
    /// Tell what is worth knowing beside the times.
    case note
  }

  let ask: Ask
  let `case`: String?
  let settings: [String: Setting]?
  /// The path of an `.npz` file.
  let input: String?
  /// The path of an `.npz` file.
  let output: String?
  let threads: Int?
  let repetitions: Int?
}

/// A setting of a case.
enum Setting: Decodable {
  case flag(Bool)
  case number(Double)
  case text(String)
  case numbers([Int])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .numbers(try container.decode([Int].self))
    }
  }
}

/// The settings of a case by name.
struct Settings {
  private let entries: [String: Setting]

  init(_ request: Request) { entries = request.settings ?? [:] }

  func flag(_ name: String) throws -> Bool {
    guard case .flag(let flag)? = entries[name] else { throw missing(name, "true or false") }
    return flag
  }

  func number(_ name: String) throws -> Float {
    guard case .number(let number)? = entries[name] else { throw missing(name, "a number") }
    return Float(number)
  }

  func integer(_ name: String) throws -> Int { Int(try number(name)) }

  func text(_ name: String) throws -> String {
    guard case .text(let text)? = entries[name] else { throw missing(name, "a text") }
    return text
  }

  func numbers(_ name: String) throws -> [Int] {
    guard case .numbers(let numbers)? = entries[name] else { throw missing(name, "a list of integers") }
    return numbers
  }

  private func missing(_ name: String, _ kind: String) -> ProbeError {
    ProbeError("the case needs the setting '\(name)' as \(kind)")
  }
}

/// A request that cannot be answered.
struct ProbeError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
