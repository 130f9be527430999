/// What is known of one parameter, without its configuration's type: for forms, validation and documents.
public struct ParameterSpecification: Sendable {
  /// What values a parameter takes.
  public enum Kind: Sendable, Hashable {
    /// A whole number of a range, or one beyond it.
    case integer(ClosedRange<Int>, or: Int? = nil)
    case real(ClosedRange<Double>)
    case flag
    case choice([String])
    case text
    /// A path of a file to read; empty means none.
    case file
  }

  public var name: String
  public var kind: Kind
  public var defaultValue: Value
  public var unit: String
  /// One or two sentences for a person who sees the field for the first time.
  public var help: String
  /// Whether a command may change it while the run goes on.
  public var isLive: Bool

  /// The range or the choices in words, as in `1e-06…1`.
  public var domain: String {
    switch kind {
    case .integer(let range, let other):
      (range.upperBound == .max ? "\(range.lowerBound)…" : "\(range.lowerBound)…\(range.upperBound)")
        + (other.map { " or \($0)" } ?? "")
    case .real(let range): "\(Value.real(range.lowerBound))…\(Value.real(range.upperBound))"
    case .flag: "yes, no"
    case .choice(let names): names.joined(separator: ", ")
    case .text: "text"
    case .file: "path of a file"
    }
  }

  /// Reads a value as a person types it.
  ///
  /// - Throws: `ConfigurationError` when the text is not of this kind or outside its domain.
  public func value(from text: String) throws(ConfigurationError) -> Value {
    let value: Value
    switch kind {
    case .integer:
      guard let number = Int(text) else { throw refusal("must be a whole number", got: text) }
      value = .integer(number)
    case .real:
      guard let number = Double(text) else { throw refusal("must be a number", got: text) }
      value = .real(number)
    case .flag:
      switch text.lowercased() {
      case "yes", "true", "on", "1": value = .flag(true)
      case "no", "false", "off", "0": value = .flag(false)
      default: throw refusal("must be yes or no", got: text)
      }
    case .choice, .text, .file: value = .text(text)
    }
    return try validated(value)
  }

  /// Gives the value back if it is of this kind and inside its domain; an integer serves as a real.
  ///
  /// - Throws: `ConfigurationError` otherwise.
  public func validated(_ value: Value) throws(ConfigurationError) -> Value {
    switch (kind, value) {
    case (.integer(let range, let other), .integer(let number)):
      guard range.contains(number) || number == other else {
        throw refusal("must lie in \(domain)", got: "\(value)")
      }
    case (.real(let range), _) where value.number != nil:
      guard let number = value.number, range.contains(number) else {
        throw refusal("must lie in \(domain)", got: "\(value)")
      }
      return .real(number)
    case (.flag, .flag), (.text, .text), (.file, .text): break
    case (.choice(let names), .text(let name)):
      guard names.contains(name) else {
        let hint = Suggestion.nearest(to: name, among: names).map { " (did you mean \($0)?)" } ?? ""
        throw refusal("must be one of \(domain)", got: name + hint)
      }
    default: throw refusal("must be \(domain)", got: "\(value)")
    }
    return value
  }

  private func refusal(_ rule: String, got text: String) -> ConfigurationError {
    ConfigurationError(
      parameter: name, problem: "\(name) \(rule), got \(text)",
      remedy: "Choose a value in \(domain)\(unit.isEmpty ? "" : " (\(unit))"); the default is \(defaultValue)"
    )
  }
}

/// One parameter of a configuration: its declaration and its place in the struct.
public struct Parameter<Configuration: Sendable>: Sendable {
  var name: String
  var kind: ParameterSpecification.Kind
  var unit: String
  var help: String
  var isLive: Bool
  let read: @Sendable (Configuration) -> Value
  /// The value has been validated against `kind`.
  let write: @Sendable (inout Configuration, Value) -> Void

  /// A whole number.
  ///
  /// - Parameter other: a number above the range that is allowed, too.
  public static func integer(
    _ name: String, _ path: any WritableKeyPath<Configuration, Int> & Sendable, in range: ClosedRange<Int>,
    or other: Int? = nil, unit: String = "", live: Bool = false, help: String
  ) -> Self {
    precondition(
      other.map { $0 > range.upperBound } ?? true, "Parameter \(name): \(other ?? 0) is not above \(range)")
    return Self(name: name, kind: .integer(range, or: other), unit: unit, help: help, isLive: live) {
      .integer($0[keyPath: path])
    } write: {
      if case .integer(let number) = $1 { $0[keyPath: path] = number }
    }
  }

  /// A real number.
  public static func real(
    _ name: String, _ path: any WritableKeyPath<Configuration, Double> & Sendable,
    in range: ClosedRange<Double>, unit: String = "", live: Bool = false, help: String
  ) -> Self {
    Self(name: name, kind: .real(range), unit: unit, help: help, isLive: live) {
      .real($0[keyPath: path])
    } write: {
      if let number = $1.number { $0[keyPath: path] = number }
    }
  }

  /// A switch.
  public static func flag(
    _ name: String, _ path: any WritableKeyPath<Configuration, Bool> & Sendable, live: Bool = false,
    help: String
  ) -> Self {
    Self(name: name, kind: .flag, unit: "", help: help, isLive: live) {
      .flag($0[keyPath: path])
    } write: {
      if case .flag(let value) = $1 { $0[keyPath: path] = value }
    }
  }

  /// One of the cases of an enumeration; their raw values are the names that a person types.
  public static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Configuration, Choice> & Sendable, live: Bool = false,
    help: String
  ) -> Self where Choice.RawValue == String {
    Self(name: name, kind: .choice(Choice.allCases.map(\.rawValue)), unit: "", help: help, isLive: live) {
      .text($0[keyPath: path].rawValue)
    } write: {
      if case .text(let text) = $1, let choice = Choice(rawValue: text) { $0[keyPath: path] = choice }
    }
  }

  /// Free text; `LabConfiguration.validate` checks what it must look like.
  public static func text(
    _ name: String, _ path: any WritableKeyPath<Configuration, String> & Sendable, help: String
  ) -> Self {
    Self(name: name, kind: .text, unit: "", help: help, isLive: false) {
      .text($0[keyPath: path])
    } write: {
      if case .text(let text) = $1 { $0[keyPath: path] = text }
    }
  }

  /// The path of a file to read; empty means none.
  public static func file(
    _ name: String, _ path: any WritableKeyPath<Configuration, String> & Sendable, help: String
  ) -> Self {
    var parameter = text(name, path, help: help)
    parameter.kind = .file
    return parameter
  }

  /// The declaration without the configuration's type.
  func specification(defaults: Configuration) -> ParameterSpecification {
    ParameterSpecification(
      name: name, kind: kind, defaultValue: read(defaults), unit: unit, help: help, isLive: isLive)
  }
}
