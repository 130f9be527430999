import Experiments
import Foundation
import Sessions

/// A small system with real state: a random walk that a parameter scales, with panels and actions.
struct ToyLab: Lab {
  struct Configuration: LabConfiguration {
    var steps = 40
    var rate = 0.5
    /// Milliseconds that a step takes at least.
    var delay = 0
    /// The step that throws; 0 for none.
    var failure = 0
    /// Whether it waits for a person in the end.
    var waits = false
    /// A file to name as input; empty for none.
    var file = ""

    static var parameters: [Parameter<Self>] {
      [
        .integer("steps", \.steps, in: 1...10_000_000, help: "Steps."),
        .real("rate", \.rate, in: 0...10, live: true, help: "Length of a step."),
        .integer("delay", \.delay, in: 0...1000, unit: "ms", help: "Least duration of a step."),
        .integer("failure", \.failure, in: 0...10_000_000, help: "The step that fails; 0 for none."),
        .flag("waits", \.waits, help: "Waits for a person in the end."),
        .file("file", \.file, help: "A file to name as input."),
      ]
    }

    static var presets: [Preset<Self>] {
      [
        Preset("quick", summary: "few steps", duration: "at once"),
        Preset("standard", summary: "more steps", duration: "at once") { $0.steps = 400 },
        Preset("paper", summary: "as standard", duration: "at once") { $0.steps = 400 },
      ]
    }
  }

  static var description: LabDescription {
    LabDescription(
      id: "toy", title: "Toy", group: .trackingAndNetworks, purpose: "A random walk.",
      paper: Paper(title: "None", authors: "Nobody", identifier: "none"),
      panels: [PanelDescription("walk", title: "walk", .curves(["position"]))],
      actions: [
        ActionDescription(
          "toy.nudge", help: "Moves the walk.", arguments: [.init("by", .integer(-100...100))])
      ], savesEvery: 10)
  }

  static func run(_ context: RunContext<Configuration>, from state: SavedState?) throws {
    var walk = try Walk(seed: context.seed, from: state)
    if state == nil {
      context.emit(.phase("walking", step: 0))
      if !context.configuration.file.isEmpty {
        let file = InputFile(path: context.configuration.file, size: 3, sha256: context.configuration.file)
        context.emit(Event("input", .input(file)))
      }
    }
    while walk.step < context.configuration.steps {
      try context.boundary { action in try walk.act(action, context) }
      if walk.step == context.configuration.failure, walk.step > 0 { throw ToyFailure() }
      sleepAtLeast(milliseconds: context.configuration.delay)
      walk.advance(rate: context.configuration.rate)
      walk.report(context)
      try context.save(walk.saved)
    }
    context.emit(.finished(walk.summary, step: walk.step))
    guard context.configuration.waits else { return }
    while try context.awaitAction({ action in try walk.act(action, context) }) {
      context.emit(.finished(walk.summary, step: walk.step))
    }
  }
}

struct ToyFailure: Error, CustomStringConvertible {
  var description: String { "the walk fell off the edge. Choose another failure step" }
}

/// The state of the toy.
private struct Walk {
  var step = 0
  var position = 0.0
  var nudges = 0
  var random: UInt64

  init(seed: UInt64, from state: SavedState?) throws {
    random = seed
    guard let state else { return }
    step = try state.integer("step")
    nudges = try state.integer("nudges")
    position = try state.array("position").numbers(Double.self)?[0] ?? 0
    random = try state.array("random").numbers(UInt64.self)?[0] ?? 0
  }

  var saved: SavedState {
    SavedState(
      arrays: [
        SavedArray("position", shape: [1], [position]), SavedArray("random", shape: [], [random]),
      ], values: ["step": .integer(step), "nudges": .integer(nudges), "best": .real(.infinity)])
  }

  var summary: [String: Value] {
    [
      "position": .real(position), "steps": .integer(step),
      "weights_sha256": .text(String(position.bitPattern ^ random, radix: 16)),
    ]
  }

  mutating func advance(rate: Double) {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    position += (Double(random >> 11) / Double(1 << 53) - 0.5) * rate
    step += 1
  }

  func report(_ context: RunContext<ToyLab.Configuration>) {
    context.emit(.scalar("position", position, step: step))
    context.emit(.scalar("speed", step % 7 == 0 ? .nan : position / Double(step), step: step))
    context.emit(.progress(step, of: context.configuration.steps, unit: "steps", step: step))
    if step % 5 == 0 {
      let table = Table(
        columns: [.init("step", .integer), .init("at")], rows: [[.integer(step), .real(position)]])
      context.emit(Event("places", step: step, .table(table)))
      let image = Image(title: "t", width: 8, height: 8, values: .init(repeating: Float(position), count: 64))
      context.emit(Event("map", step: step, .image(image)))
    }
    if step % 8 == 0 { context.emit(.log(.note, "step \(step)", step: step)) }
  }

  mutating func act(_ action: Action, _ context: RunContext<ToyLab.Configuration>) throws {
    guard action.name == "toy.nudge", let by = action.arguments["by"]?.integer else {
      throw ActionError("there is no such action")
    }
    position += Double(by)
    nudges += 1
    context.emit(.log(.note, "nudged by \(by)", step: step))
  }
}

private func sleepAtLeast(milliseconds: Int) {
  if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
}

/// What the tests of this module need again and again.
enum Toy {
  static let lab = AnyLab(ToyLab.self)
  static let fingerprint = Fingerprint(
    plexus: "test", computeVersion: 1, libraries: ["lib": "1"], architecture: "x86_64", cpu: "any",
    cpuFeatures: ["avx2"])

  static func request(_ values: ParameterValues = [:], seed: UInt64 = 7) throws -> RunRequest {
    var all = try lab.values(preset: "quick")
    all.merge(values) { _, new in new }
    return RunRequest(system: "toy", values: all, seed: seed)
  }

  static func options(_ path: String?, attended: Bool = false) -> LiveRun.Options {
    var options = LiveRun.Options(fingerprint: fingerprint)
    options.recording = path.map { .file($0, overwrite: false) } ?? .none
    options.isAttended = attended
    return options
  }

  /// Runs to the end.
  @discardableResult static func record(_ path: String, _ values: ParameterValues = [:], seed: UInt64 = 7)
    throws -> RunOutcome
  {
    try LiveRun.start(lab, request(values, seed: seed), options(path)).waitUntilFinished()
  }
}
