import Terminal

/// What a person has written into the configuration file.
public struct WorkbenchConfiguration: Sendable, Hashable {
  /// A theme, or one for each kind of background.
  public enum ThemeChoice: Sendable, Hashable {
    case one(String)
    case pair(light: String, dark: String)

    /// The name for a background; where that is not known it counts as dark.
    public func name(on background: Theme.Brightness?) -> String {
      switch self {
      case .one(let name): name
      case .pair(let light, let dark): background == .light ? light : dark
      }
    }
  }

  public var theme: ThemeChoice?
  /// Nil takes what the terminal's locale can show.
  public var glyphs: Glyphs.Kind?
  /// Frames in a second at most.
  public var frameRate: Int?
  public var hasMouse: Bool?
  public var threads: Int?
  public var dataPath: String?
  package var keys = KeyOverrides()

  public init() {}
}

/// What of a configuration file cannot be used, where it stands, and what to do.
public struct ConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1; nil where the file as a whole is meant.
  public var line: Int?
  public var message: String

  public init(file: String, line: Int? = nil, message: String) {
    (self.file, self.line, self.message) = (file, line, message)
  }

  public var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}

extension WorkbenchConfiguration {
  /// The single values by their names in the file, as they are typed.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    texts["theme"] = theme?.name(on: nil)
    texts["glyphs"] = glyphs?.rawValue
    texts["frame-rate"] = frameRate.map { String($0) }
    texts["mouse"] = hasMouse.map { $0 ? "yes" : "no" }
    texts["threads"] = threads.map { String($0) }
    texts["data"] = dataPath
    return texts
  }
}
