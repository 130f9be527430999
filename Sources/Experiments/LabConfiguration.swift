/// All values of a configuration by parameter name.
public typealias ParameterValues = [String: Value]

/// The configuration of a system: a struct whose initial values are the defaults.
public protocol LabConfiguration: Sendable {
  init()
  /// One declaration for each stored property that a person may set, in the order of the form.
  static var parameters: [Parameter<Self>] { get }
  /// At least `quick`, `standard` and `paper`.
  static var presets: [Preset<Self>] { get }
  /// Checks what no single parameter can: text forms and combinations.
  ///
  /// - Throws: `ConfigurationError` that names the parameter to change.
  func validate() throws(ConfigurationError)
}

extension LabConfiguration {
  public func validate() throws(ConfigurationError) {}

  /// All values by parameter name.
  public var values: ParameterValues {
    ParameterValues(uniqueKeysWithValues: Self.parameters.map { ($0.name, $0.read(self)) })
  }

  /// Changes one parameter.
  ///
  /// - Throws: `ConfigurationError` for an unknown name (with the nearest known one) or a value outside the domain.
  public mutating func set(_ name: String, to value: Value) throws(ConfigurationError) {
    guard let parameter = Self.parameters.first(where: { $0.name == name }) else {
      throw .unknownParameter(name, among: Self.parameters.map(\.name))
    }
    parameter.write(&self, try parameter.specification(defaults: Self()).validated(value))
  }

  /// The configuration with the given values over the defaults.
  ///
  /// - Throws: `ConfigurationError` as `set` and `validate` do.
  public init(_ values: ParameterValues) throws(ConfigurationError) {
    self.init()
    for name in values.keys.sorted() { try set(name, to: values[name] ?? .none) }
    try validate()
  }
}

extension ConfigurationError {
  static func unknownParameter(_ name: String, among names: [String]) -> Self {
    guard name != "seed" && name != "threads" else {
      return ConfigurationError(
        parameter: name, problem: "\(name) is no parameter of the system",
        remedy: "Give it as --\(name) NUMBER")
    }
    let hint = Suggestion.nearest(to: name, among: names)
    return ConfigurationError(
      parameter: name, problem: "there is no parameter \(name)",
      remedy: hint.map { "Did you mean \($0)?" } ?? "Known are: \(names.joined(separator: ", "))")
  }
}

/// A named starting point for a configuration.
public struct Preset<Configuration: Sendable>: Sendable {
  public var name: String
  /// What it does and what it needs, in a few words.
  public var summary: String
  /// How long it took where it was measured, in words: `about 20 s on two cores`.
  public var duration: String
  let adjust: @Sendable (inout Configuration) -> Void

  public init(
    _ name: String, summary: String, duration: String,
    adjust: @escaping @Sendable (inout Configuration) -> Void = { _ in }
  ) {
    self.name = name
    self.summary = summary
    self.duration = duration
    self.adjust = adjust
  }
}
