import ArgumentParser
import Experiments
import Foundation
import Sessions

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follow a session that another process writes.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @Flag(help: "Text instead of the workbench.")
  var plain = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let (path, _) = try Lookup.sessionInfo(session)
    if Output.isTerminal && !plain {
      try Screen.open(.watch(path: path), screen, MachineOptions.parse([]))
      return
    }
    let progress = ProgressLines { Output.line($0) }
    let watcher = try Failure.wrap { try Watcher(path, onEvent: { progress.take($0) }) }
    let info = watcher.waitUntilFinished()
    if let failure = watcher.failure { throw CommandError.failed("\(failure)") }
    if info.status == .failed { throw CommandError.failed(info.failure ?? "the run failed") }
    Output.line("")
    Output.line(SummaryText.text(info.summary ?? [:]))
    Output.line(info.status.rawValue)
  }
}

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "replay", abstract: "Play a session again.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let (path, _) = try Lookup.sessionInfo(session)
    try Screen.open(.replay(path: path), screen, MachineOptions.parse([]))
  }
}

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run a session again and compare every event with the recorded one.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup var machine: MachineOptions

  func run() throws {
    let (path, _, lab) = try Lookup.session(session)
    let report = try Failure.wrap {
      try Verifier.verify(
        path, with: lab, fingerprint: Version.fingerprint, threads: machine.threads,
        dataPath: machine.folder.given)
    }
    if json {
      Output.document(SessionText.document(report))
    } else {
      Output.line("\(report)")
    }
    if !report.passed { throw CommandError.silent(.failed) }
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what a session holds: configuration, inputs, commands, result.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (path, info) = try Lookup.sessionInfo(session)
    let replayer = try Failure.wrap {
      let replayer = try Replayer(path)
      try replayer.seek(fraction: 1)
      return replayer
    }
    if json {
      Output.document(SessionText.document(info, replayer))
    } else {
      Output.line(SessionText.text(info, replayer))
    }
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a session's data to a file in another format.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @Option(help: "csv (curves) or json (everything).")
  var format: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Where to write; - is standard output. Pipes and devices are written as they are.", valueName: "path"))
  var output: String

  @Flag(help: "Replace an existing file.")
  var force = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("-o needs the name of a file, or - for standard output.") }
  }

  func run() throws {
    let formats = SessionExporter.Format.allCases.map(\.rawValue)
    guard let format = SessionExporter.Format(rawValue: format) else {
      throw CommandError.usage("there is no format \(format). Known are: \(formats.joined(separator: ", "))")
    }
    let (path, _) = try Lookup.sessionInfo(session)
    try Failure.wrap { try SessionExporter.export(path, as: format, to: output, overwrite: force) }
  }
}
