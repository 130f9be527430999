/// Where a setting was written.
public enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
  case commandLine
  case form
  case file(String, line: Int)

  public var description: String {
    switch self {
    case .commandLine: "--set"
    case .form: "the form"
    case .file(let path, let line): "\(path):\(line)"
    }
  }
}

/// A configuration that cannot be used: what is wrong, and what to do.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The parameter that is wrong, if it is one.
  public var parameter: String?
  /// One sentence on what is wrong, without the place.
  public var problem: String
  /// One sentence on what to do.
  public var remedy: String
  /// Where it was written.
  public var origin: SettingOrigin?

  public init(parameter: String? = nil, problem: String, remedy: String, origin: SettingOrigin? = nil) {
    self.parameter = parameter
    self.problem = problem
    self.remedy = remedy
    self.origin = origin
  }

  public var description: String {
    (origin.map { "\($0): " } ?? "") + "\(problem). \(remedy)"
  }
}
