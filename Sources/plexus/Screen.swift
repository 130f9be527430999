import Catalog
import Datasets
import Experiments
import Foundation
import Sessions
import Terminal
import Workbench

/// Opens the workbench, or prints one of its screens.
enum Screen {
  /// Opens the workbench and returns when the person leaves it.
  static func open(_ start: WorkbenchOptions.Start, _ screen: ScreenOptions, _ machine: MachineOptions) throws
  {
    var options = WorkbenchOptions(labs: catalog, store: .standard(), fingerprint: Version.fingerprint)
    options.start = start
    UserConfiguration.tellProblems()
    var configuration = UserConfiguration.read.configuration
    configuration.theme = configuration.theme.map { .one($0.name(on: UserConfiguration.background)) }
    options.configuration = configuration
    options.problems = UserConfiguration.read.problems
    options.lessonFolder = Resources.folder("sessions")
    do {
      options.theme = try theme(named: screen.theme ?? configuration.theme?.name(on: nil))
    } catch {
      guard screen.theme == nil else { throw error }
      let file = UserConfiguration.files.configuration
      let problem = ConfigurationProblem(file: file, message: "\(error)")
      Output.error("plexus: \(problem)")
      options.problems.append(problem)
    }
    options.themes = { Theme.all(in: Resources.themeFolders).themes }
    options.glyphs = try glyphs(screen) ?? configuration.glyphs
    options.hasMouse = configuration.hasMouse ?? options.hasMouse
    options.output = try output(screen)
    options.dataPath = machine.data ?? ""
    options.threads = machine.threadCount
    options.given = (machine.threads, machine.folder.given)
    options.dataNote = dataNote(machine)
    options.places = places(machine)
    let status: Int32
    do {
      status = try runWorkbench(options)
    } catch {
      throw Self.refusal(error)
    }
    if status != 0 { throw CommandError.silent(.interrupted) }
  }

  /// A terminal that cannot show a screen is a wrong choice of the person's; what the system refuses is a failure.
  private static func refusal(_ error: TerminalError) -> CommandError {
    if case .refused = error { return .failed("\(error)") }
    return .usage("\(error)")
  }

  /// Name, kind and counterpart of every theme, and what is wrong with those that cannot be used.
  static func themeRows() -> [[String]] {
    let (themes, errors) = Theme.all(in: Resources.themeFolders)
    return themes.map { [$0.name, $0.brightness.rawValue, $0.pair.map { "pair \($0)" } ?? ""] }
      + errors.map { ["broken", "", "\($0)"] }
  }

  /// The theme that was asked for, or the built-in one or its counterpart; files of that name follow later.
  ///
  /// - Throws: `CommandError` if there is none of that name, or if it cannot be used.
  static func theme(named name: String?) throws -> Theme {
    guard let wanted = name ?? (UserConfiguration.background == .light ? Theme.midnight.pair : nil) else {
      return .midnight
    }
    do {
      return try Theme.named(wanted, in: Resources.themeFolders)
    } catch {
      if name == nil { return .midnight }
      throw CommandError.usage("\(error)")
    }
  }

  /// The glyphs that were asked for, if any.
  ///
  /// - Throws: `CommandError` if there are none of that name.
  static func glyphs(_ screen: ScreenOptions) throws -> Glyphs.Kind? {
    guard let name = screen.glyphs else { return nil }
    guard let kind = Glyphs.Kind(rawValue: name) else {
      let known = Glyphs.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError.usage("there are no glyphs \(name). Known are: \(known)")
    }
    return kind
  }

  /// What is to write to the terminal, if that was asked for.
  ///
  /// - Throws: `CommandError` if there is none of that name.
  static func output(_ screen: ScreenOptions) throws -> OutputDriver? {
    guard let name = screen.output else { return nil }
    guard let driver = OutputDriver(rawValue: name) else {
      let known = OutputDriver.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError.usage("there is no output \(name). Known are: \(known)")
    }
    return driver
  }

  /// Where files are, besides the sessions.
  private static func places(_ machine: MachineOptions) -> [(what: String, path: String)] {
    [
      ("data sets", DataFolder(machine.data).path),
      ("themes", Resources.folder("themes") ?? "built in alone"),
      ("configuration", Resources.configurationFolder),
      ("program", URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path),
    ]
  }

  private static func dataNote(_ machine: MachineOptions) -> String {
    let count = DataFolder(machine.data).imageDatasets.filter { !$0.isEmbedded }.count
    return count > 0 ? "data ✓ \(count) sets" : "drawn data only"
  }
}

/// Where the files that come with Plexus are.
enum Resources {
  /// Where themes are looked for: the person's own folder, then the one that comes with Plexus.
  static var themeFolders: [String] {
    [configurationFolder + "/themes"] + (folder("themes").map { [$0] } ?? [])
  }

  /// The folder of a person's own settings.
  static var configurationFolder: String {
    (UserConfiguration.files.configuration as NSString).deletingLastPathComponent
  }

  /// The folder `name` in `$PLEXUS_HOME`, beside the installed binary, or in the package above the binary.
  static func folder(_ name: String) -> String? {
    var places: [String] = []
    if let home = ProcessInfo.processInfo.environment["PLEXUS_HOME"] { places.append(home) }
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    places.append(folder.appendingPathComponent("../share/plexus").standardizedFileURL.path)
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
        places.append(folder.path)
      }
      folder.deleteLastPathComponent()
    }
    return places.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
