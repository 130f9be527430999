import Catalog
import Foundation
import Sessions
import Terminal
import Workbench

/// The person's configuration file, read once.
enum UserConfiguration {
  static let files = UserFiles.standard()

  /// What the file says, and what of it cannot be used.
  static let read: (configuration: WorkbenchConfiguration, problems: [ConfigurationProblem]) = {
    let path = files.configuration
    guard FileManager.default.fileExists(atPath: path) else { return (WorkbenchConfiguration(), []) }
    do {
      return WorkbenchConfiguration.parse(
        try String(contentsOfFile: path, encoding: .utf8), file: path,
        themes: Theme.names(in: Resources.themeFolders), systems: catalog.map(\.description))
    } catch {
      let problem = ConfigurationProblem(
        file: path, message: "the configuration cannot be read (\(FileProblem.words(error))).")
      return (WorkbenchConfiguration(), [problem])
    }
  }()

  /// The folder of data sets that the file names, where the environment names none.
  static var dataPath: String? {
    let isInEnvironment = !(ProcessInfo.processInfo.environment["PLEXUS_DATA"] ?? "").isEmpty
    guard !isInEnvironment, let path = read.configuration.dataPath else { return nil }
    return path.hasPrefix("~/") ? files.home + path.dropFirst() : path
  }

  /// Tells on standard error what of the file cannot be used.
  static func tellProblems() {
    for problem in read.problems { Output.error("plexus: \(problem)") }
  }

  /// The background of the terminal where it says so in COLORFGBG.
  static var background: Theme.Brightness? {
    let last = ProcessInfo.processInfo.environment["COLORFGBG"]?.split(separator: ";").last
    return last.flatMap { Int($0) }.map { $0 == 7 || $0 > 8 ? .light : .dark }
  }
}
