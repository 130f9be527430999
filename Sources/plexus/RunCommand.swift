import ArgumentParser
import Catalog
import Experiments
import Sessions

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a system: in the workbench, or as text where there is no terminal.")

  @Argument(help: "The system: see plexus list systems. May stand in the configuration file instead.")
  var system: String?

  @Option(help: "quick, standard or paper. Default: quick.")
  var preset: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A parameter, as in learning-rate=0.001; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("A YAML file of parameters; --set goes over it.", valueName: "file"))
  var config: String?

  @Option(help: "Seed of all randomness. Default: 1.")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Record to this file.",
      discussion: "Default: a new file in $PLEXUS_SESSIONS or ~/.local/share/plexus/sessions.",
      valueName: "file"))
  var save: String?

  @Flag(help: "Record nothing.")
  var noSave = false

  @Flag(help: "Let --save replace a file.")
  var force = false

  @Flag(help: "Print one JSON document; progress goes to standard error.")
  var json = false

  @Flag(help: "Text instead of the workbench.")
  var plain = false

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var machine: MachineOptions

  func validate() throws {
    if noSave, save != nil { throw ValidationError("--save and --no-save exclude each other.") }
    if save == "" { throw ValidationError("--save needs the name of a file.") }
  }

  func run() throws {
    let file = try config.map(ConfigurationFile.init(path:))
    guard let id = system ?? file?.system else {
      throw CommandError.usage("no system was named. Known are: \(catalog.map(\.id).joined(separator: ", "))")
    }
    let preset = preset ?? file?.preset ?? "quick"
    let lab = try Lookup.lab(id)
    let plan = try RunPlan(
      lab: lab, preset: preset, settings: (file?.settings ?? []) + parsedSettings(),
      seed: seed ?? file?.seed ?? 1, machine: machine)
    if Output.isTerminal && !json && !plain {
      try Screen.open(.run(plan.request, preset: preset, recording), screen, machine)
    } else {
      try TextRun(lab: lab, asJSON: json).start(plan.request, preset: preset, recording: recording)
    }
  }

  private var recording: RecordingTarget {
    if noSave { return .none }
    return save.map { .file($0, overwrite: force) } ?? .store(.standard())
  }

  private func parsedSettings() throws -> [Setting] {
    try settings.map { text in
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw CommandError.usage("--set \(text): a parameter needs a value. Write --set name=value")
      }
      return Setting(
        name: String(text[..<equals]), text: String(text[text.index(after: equals)...]), origin: .commandLine)
    }
  }
}

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with an interrupted or stopped run, in its own session.")

  @Argument(help: "The session: a file, or its name in the session folder.")
  var session: String

  @Flag(help: "Print one JSON document; progress goes to standard error.")
  var json = false

  @Flag(help: "Text instead of the workbench.")
  var plain = false

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var machine: MachineOptions

  func run() throws {
    let (path, info, lab) = try Lookup.session(session)
    if Output.isTerminal && !json && !plain && info.status.canGoOn {
      try Screen.open(.resume(info), screen, machine)
    } else {
      try TextRun(lab: lab, asJSON: json).resume(path, machine)
    }
  }
}
