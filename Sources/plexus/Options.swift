import ArgumentParser
import Catalog
import Experiments
import Foundation
import Sessions

/// Where data sets are.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "Folder of data sets.",
      discussion:
        "Default: $PLEXUS_DATA, then data in ~/.config/plexus/config.yaml, then ~/.local/share/plexus/data.",
      valueName: "dir"))
  var given: String?

  /// The folder that was asked for here or in the configuration file; nil takes the usual places.
  var data: String? { given ?? UserConfiguration.dataPath }
}

/// What every command that computes can be told about this machine.
struct MachineOptions: ParsableArguments {
  @OptionGroup var folder: DataOptions

  @Option(
    help:
      "Threads to compute with; the results do not depend on it. Default: threads in ~/.config/plexus/config.yaml, then one for each core."
  )
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads must lie in 1…256, got \(threads).")
    }
  }

  var data: String? { folder.data }

  var threadCount: Int {
    threads ?? UserConfiguration.read.configuration.threads
      ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// How the workbench looks.
struct ScreenOptions: ParsableArguments {
  @Option(help: "Theme: see plexus list themes.")
  var theme: String?

  @Option(help: "Glyphs: braille, block or ascii. Default: braille where the locale is UTF-8.")
  var glyphs: String?

  @Option(
    help:
      "What writes to the terminal: ansi (24-bit colours) or curses. Default: ansi where it is sure to be understood."
  )
  var output: String?

  func validate() throws {
    do {
      _ = try Screen.theme(named: theme)
      _ = try Screen.glyphs(self)
      _ = try Screen.output(self)
    } catch let error as CommandError {
      throw ValidationError(error.description)
    }
  }
}

/// A system and its settings.
struct RunPlan {
  var lab: AnyLab
  var request: RunRequest

  init(lab: AnyLab, preset: String, settings: [Setting], seed: UInt64, machine: MachineOptions) throws {
    self.lab = lab
    do {
      request = RunRequest(
        system: lab.id, values: try lab.values(preset: preset, settings: settings), seed: seed,
        threads: machine.threadCount, dataPath: machine.data ?? ""
      ).withWholePaths(lab.parameters)
    } catch {
      throw CommandError.usage("\(error)")
    }
  }
}

/// Finding systems and sessions by the names that a person types.
enum Lookup {
  static func lab(_ id: String) throws -> AnyLab {
    if let lab = catalog.first(where: { $0.id == id }) { return lab }
    let ids = catalog.map(\.id)
    let hint = Suggestion.nearest(to: id, among: ids).map { "Did you mean \($0)?" }
    throw CommandError.usage(
      "there is no system \(id). \(hint ?? "Known are: \(ids.joined(separator: ", "))")")
  }

  /// The path of a session and the system that recorded it.
  static func session(_ name: String) throws -> (path: String, info: SessionInfo, lab: AnyLab) {
    let (path, info) = try sessionInfo(name)
    guard let lab = catalog.first(where: { $0.id == info.header.request.system }) else {
      throw CommandError.failed(
        "\(path) was recorded by the system \(info.header.request.system), which this Plexus does not have. Open it with the version that wrote it, Plexus \(info.fingerprint.plexus)"
      )
    }
    return (path, info, lab)
  }

  static func sessionInfo(_ name: String) throws -> (path: String, info: SessionInfo) {
    try Failure.wrap {
      let path = try SessionStore.standard().path(of: name)
      return (path, try Replayer(path).info)
    }
  }
}

/// Turns the errors of the layers below into the program's own.
enum Failure {
  static func wrap<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SessionError {
      if case .exists = error { throw CommandError.usage("\(error)") }
      throw CommandError.failed("\(error)")
    }
  }
}
