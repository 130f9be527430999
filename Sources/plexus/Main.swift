import ArgumentParser
import Catalog
import Foundation
import Terminal

@main
enum Main {
  static func main() {
    prepareProcess()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and gives the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try Plexus.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let error as CommandError {
      if !error.description.isEmpty { Output.error("plexus: \(error)") }
      return error.status.rawValue
    } catch  where Plexus.exitCode(for: error).isSuccess {
      Output.line(Plexus.fullMessage(for: error))
      return 0
    } catch {
      Output.error(Plexus.fullMessage(for: error))
      return CommandError.Status.usage.rawValue
    }
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
      ShowCommand.self, ListCommand.self, DescribeCommand.self, ExportCommand.self, BenchCommand.self,
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
