import Foundation
import Terminal

/// The files in which the workbench keeps what belongs to a person.
public struct UserFiles: Sendable, Hashable {
  /// The settings and keys.
  public var configuration: String
  /// The command lines that were typed.
  public var history: String
  /// What `~` stands for.
  public var home: String

  /// The places that the XDG rules give.
  public static func standard(environment: [String: String] = ProcessInfo.processInfo.environment)
    -> UserFiles
  {
    let home = environment["HOME"] ?? NSHomeDirectory()
    return UserFiles(
      configuration: folder("XDG_CONFIG_HOME", or: "/.config", environment) + "/plexus/config.yaml",
      history: state("history", environment), home: home)
  }

  /// A file of what is remembered from one start to the next.
  static func state(_ name: String, _ environment: [String: String]) -> String {
    folder("XDG_STATE_HOME", or: "/.local/state", environment) + "/plexus/" + name
  }

  private static func folder(_ name: String, or usual: String, _ environment: [String: String]) -> String {
    // Relative paths are to be ignored, say the rules.
    let given = environment[name] ?? ""
    return given.hasPrefix("/") ? given : (environment["HOME"] ?? NSHomeDirectory()) + usual
  }

  /// A path as a person reads it, with `~` for the home folder.
  package func shown(_ path: String) -> String {
    path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  // MARK: the history

  package func readHistory() -> CommandHistory {
    CommandHistory(text: (try? String(contentsOfFile: history, encoding: .utf8)) ?? "")
  }

  /// Adds a line to what the file holds now, which another workbench may have written to.
  ///
  /// - Throws: an error of Foundation when it cannot be written.
  package func remember(_ line: String) throws {
    var lines = readHistory()
    lines.add(line)
    try write(lines.text, to: history)
  }

  // MARK: the settings

  /// Writes settings into the file; its other lines stay.
  ///
  /// - Throws: `ConfigurationProblem` when the file is not what it should be, an error of Foundation when it
  ///   cannot be written.
  package func save(_ settings: [ChangedSetting]) throws {
    let file = shown(configuration)
    var text = ConfigurationText("")
    if FileManager.default.fileExists(atPath: configuration) {
      text = ConfigurationText(try String(contentsOfFile: configuration, encoding: .utf8))
    }
    do {
      _ = try text.value(of: "theme")
    } catch {
      let fault = YAMLFault(error)
      throw ConfigurationProblem(
        file: file, line: fault.line, message: "not YAML: \(fault.reason). Mend it first; nothing was saved.")
    }
    for setting in settings { text.set(setting.name, to: setting.value) }
    for setting in settings where (try? text.value(of: setting.name)) != setting.value {
      throw ConfigurationProblem(
        file: file, line: nil,
        message:
          "\(setting.name) could not be written without spoiling the file. Write \(setting.name): \(setting.value) into it yourself."
      )
    }
    try write(text.text, to: configuration)
  }

  private func write(_ text: String, to path: String) throws {
    // A link stays a link: what it leads to is written.
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}

extension ConfigurationProblem: Error {}

/// A setting that was changed on the screen.
package struct ChangedSetting: Sendable, Hashable {
  /// As the file calls it.
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    (self.name, self.value) = (name, value)
  }
}
