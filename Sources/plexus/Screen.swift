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
    options.themes = try themes(first: screen.theme)
    options.glyphs = try glyphs(screen)
    options.dataPath = machine.data ?? ""
    options.threads = machine.threadCount
    options.dataNote = dataNote(machine)
    options.places = places(machine)
    let status: Int32
    do {
      status = try runWorkbench(options)
    } catch {
      throw CommandError.failed("\(error)")
    }
    if status != 0 { throw CommandError.silent(.interrupted) }
  }

  /// Name and kind of every theme.
  static func themeRows() throws -> [[String]] {
    try themes(first: nil).map { [$0.name, $0.brightness.rawValue] }
  }

  /// All themes, the wanted one first.
  ///
  /// - Throws: `CommandError` if there is none of that name.
  static func themes(first: String?) throws -> [Theme] {
    let folders = Resources.folder("themes").map { [$0] } ?? []
    do {
      var themes = try Theme.names(in: folders).map { name throws(ThemeError) in
        try Theme.named(name, in: folders)
      }
      let wanted = first ?? Theme.midnight.name
      guard let place = themes.firstIndex(where: { $0.name == wanted }) else {
        _ = try Theme.named(wanted, in: folders)
        return themes
      }
      themes.insert(themes.remove(at: place), at: 0)
      return themes
    } catch {
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

  /// Where files are, besides the sessions.
  private static func places(_ machine: MachineOptions) -> [(what: String, path: String)] {
    let environment = ProcessInfo.processInfo.environment
    var configuration = environment["XDG_CONFIG_HOME"] ?? ""
    if !configuration.hasPrefix("/") {
      configuration = (environment["HOME"] ?? NSHomeDirectory()) + "/.config"
    }
    return [
      ("data sets", DataFolder(machine.data).path),
      ("themes", Resources.folder("themes") ?? "built in alone"),
      ("configuration", "\(configuration)/plexus"),
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
