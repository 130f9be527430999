import ArgumentParser
import Catalog
import Experiments
import Foundation
import Terminal

@main
enum Main {
  static func main() {
    Output.holdStandardStreams()
    prepareProcess()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and gives the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
  static func run(_ arguments: [String]) -> Int32 {
    let status = follow(arguments)
    return status == 0 && Output.isLost ? CommandError.Status.failed.rawValue : status
  }

  private static func follow(_ arguments: [String]) -> Int32 {
    var system: String?
    do {
      var command = try Plexus.parseAsRoot(arguments)
      system = (command as? RunCommand)?.system
      try command.run()
      return 0
    } catch let error as CommandError {
      if !error.description.isEmpty { Output.error("plexus: \(error)") }
      report(error.description, arguments, system)
      return error.status.rawValue
    } catch  where Plexus.exitCode(for: error).isSuccess {
      Output.line(Plexus.fullMessage(for: error))
      return 0
    } catch {
      Output.error(Plexus.fullMessage(for: error))
      report(Plexus.message(for: error), arguments, system)
      return CommandError.Status.usage.rawValue
    }
  }

  /// Who asked for a JSON document gets one also where none came because of an error.
  private static func report(_ problem: String, _ arguments: [String], _ system: String?) {
    guard arguments.prefix(while: { $0 != "--" }).contains("--json"), !Output.hasDocument else { return }
    var document: [String: Value] = ["status": "failed", "error": .text(problem)]
    document["system"] = system.map { .text($0) }
    Output.document(.record(document))
  }
}

/// The command line: `plexus` alone is the workbench.
struct Plexus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plexus",
    abstract: "A laboratory in the terminal for spiking and efficient neural networks and network control.",
    discussion:
      "Without a subcommand: the workbench; where there is no terminal, the first system's quick preset as text.",
    version: Version.plexus,
    subcommands: [
      RunCommand.self, WatchCommand.self, ReplayCommand.self, ResumeCommand.self, VerifyCommand.self,
      ShowCommand.self, CompareCommand.self, LessonCommand.self, ListCommand.self, DescribeCommand.self,
      ExportCommand.self, BenchCommand.self, DoctorCommand.self,
    ])

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var machine: MachineOptions

  func run() throws {
    if Output.isTerminal {
      try Screen.open(.home, screen, machine)
    } else {
      guard let lab = catalog.first else { return }
      Output.line("plexus: no terminal here, so this is: plexus run \(lab.id) --preset quick")
      let request = try RunPlan(lab: lab, preset: "quick", settings: [], seed: 1, machine: machine).request
      try TextRun(lab: lab, asJSON: false).start(request, preset: "quick", recording: .store(.standard()))
    }
  }
}
