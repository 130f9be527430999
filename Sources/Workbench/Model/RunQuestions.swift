import Experiments

/// What every run is asked besides its system's parameters, declared in the same way.
enum RunQuestions: Lab {
  struct Configuration: LabConfiguration {
    var seed = 1
    var threads = 2
    var record = true

    static let parameters: [Parameter<Configuration>] = [
      .integer(
        "seed", \.seed, in: 0...Int.max,
        help: "All random numbers follow from it: the same seed and settings give the same run."),
      .integer(
        "threads", \.threads, in: 1...256,
        help: "How many processor cores the run may use. Results do not depend on it."),
      .flag(
        "record", \.record,
        help: "Whether the run is written to a session file, from which it can be replayed and verified."),
    ]
    static let presets: [Preset<Configuration>] = []
  }

  static let description = LabDescription(
    id: "run", title: "", group: .spikingLearning, purpose: "",
    paper: Paper(title: "", authors: "", identifier: ""), panels: [])

  /// The declarations.
  static let fields = AnyLab(RunQuestions.self).parameters

  static func run(_: RunContext<Configuration>, from _: SavedState?) throws {}
}
