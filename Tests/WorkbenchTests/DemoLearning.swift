import Experiments
import Glibc
import Tensors

/// A system that learns nothing but shows what one that does shows: curves, spikes, tables, text, log.
enum DemoLearning: Lab {
  struct Configuration: LabConfiguration {
    enum Data: String, CaseIterable, Sendable { case drawn, mnist }
    var data = Data.drawn
    var learningRate = 0.001
    var noise = 0.1
    var epochs = 2
    var steps = 50
    var isSlow = false
    var fails = false
    var weights = ""
    var remark = ""

    static let parameters: [Parameter<Configuration>] = [
      .choice("data", \.data, help: "What is learned from."),
      .real(
        "learning-rate", \.learningRate, in: 1e-6...1, live: true,
        help: "Step size of the optimiser. Small values learn slowly, large ones not at all."),
      .real("noise", \.noise, in: 0...1, live: true, help: "How much the curves tremble."),
      .integer("epochs", \.epochs, in: 1...1000, help: "How often all data is seen."),
      .integer("steps", \.steps, in: 1...100_000, unit: "batches", help: "Batches in an epoch."),
      .flag("slow", \.isSlow, help: "Whether every batch takes 20 ms."),
      .flag("fails", \.fails, help: "Whether the run fails in the middle."),
      .file("weights", \.weights, help: "Weights to begin with; none by default."),
      .text("remark", \.remark, help: "Anything."),
    ]
    static let presets: [Preset<Configuration>] = [
      Preset("quick", summary: "drawn digits (no data needed)", duration: "~1 s"),
      Preset("standard", summary: "MNIST", duration: "~4 min") {
        $0.data = .mnist
        $0.epochs = 6
        $0.isSlow = true
      },
      Preset("paper", summary: "MNIST, as in the paper", duration: "~25 min") {
        $0.data = .mnist
        $0.epochs = 60
        $0.isSlow = true
      },
    ]

    func validate() throws(ConfigurationError) {
      if data == .mnist, noise > 0.9 {
        throw ConfigurationError(
          parameter: "noise", problem: "noise must stay below 0.9 for mnist, got \(noise)", remedy: "Lower it"
        )
      }
    }
  }

  static let description = LabDescription(
    id: "demo-learning", title: "Demo learning", group: .spikingLearning,
    purpose: "Shows curves, spikes and tables of a network that is not there. It takes no time and no data.",
    paper: Paper(title: "A paper on nothing", authors: "N. N.", identifier: "arXiv:0000.00000"),
    panels: [
      PanelDescription("loss", title: "loss", .curves(["loss/train", "loss/test"])),
      PanelDescription("accuracy", title: "accuracy", .curves(["accuracy/train", "accuracy/test"])),
      PanelDescription("spikes", title: "spikes", .raster("spikes"), weight: 1.4),
      PanelDescription("layers", title: "layers", .table("layers")),
      PanelDescription("confusion", title: "confusion", .table("confusion"), weight: 0.8),
      PanelDescription("note", title: "what happens", .text("note"), weight: 0.5),
      PanelDescription("log", title: "log", .log, weight: 0.5),
    ],
    actions: [
      ActionDescription("demo.next-sample", help: "Shows the next sample.", key: "n", panel: "spikes"),
      ActionDescription(
        "demo.choose-sample", help: "Shows a sample by its number.", key: "i", panel: "spikes",
        arguments: [.init("index", .integer(0...99))]),
      ActionDescription(
        "demo.colour", help: "Takes a colour and a word.", key: "c",
        arguments: [.init("colour", .choice(["red", "green", "blue"])), .init("word", .text)]),
    ],
    savesEvery: 10,
    headline: { summary in
      summary["test_accuracy"]?.number.map { "\(Int($0 * 1000).description) ‰ drawn digits" }
    })

  static func run(_ context: RunContext<Configuration>, from _: SavedState?) throws {
    var random = Philox(seed: context.seed, purpose: .augmentation)
    var sample = 0
    func show() { context.emit(Event("spikes", .raster(raster(sample, seed: context.seed)))) }
    func act(_ action: Action) throws {
      switch action.name {
      case "demo.next-sample": sample = (sample + 1) % 100
      case "demo.choose-sample": sample = action.arguments["index"]?.integer ?? 0
      case "demo.colour": context.emit(.log(.note, "a \(action.arguments["colour"] ?? .none) thing"))
      default: throw ActionError("no such action")
      }
      show()
    }
    let configuration = context.configuration
    let total = configuration.epochs * configuration.steps
    context.emit(.log(.note, "\(configuration.data.rawValue): 1 000 samples"))
    show()
    for step in 1...total {
      let epoch = (step - 1) / configuration.steps + 1
      if (step - 1) % configuration.steps == 0 { context.emit(.phase("epoch \(epoch)", step: step)) }
      let tremble = context.configuration.noise * (Double(random.uniform()) - 0.5)
      let place = Double(step) / Double(total)
      let loss = 2.3 * exp(-4 * place) * (1 + tremble) + 0.03
      context.emit(.scalar("loss/train", loss, step: step))
      context.emit(.scalar("accuracy/train", 1 - 0.9 * exp(-5 * place) * (1 + tremble), step: step))
      context.emit(.progress(step, of: total, unit: "batches", step: step))
      if step % 10 == 0 {
        context.emit(.scalar("loss/test", loss * 1.1 + 0.02, step: step))
        context.emit(.scalar("accuracy/test", 0.99 - 0.9 * exp(-4.5 * place), step: step))
        context.emit(Event("layers", step: step, .table(layers(place))))
        context.emit(Event("confusion", step: step, .table(confusion(place))))
        context.emit(Event("note", step: step, .text("After \(step) batches the loss is still falling.")))
      }
      if configuration.fails, step == total / 2 { throw ActionError("the data ended in the middle") }
      if configuration.isSlow { usleep(20_000) }
      try context.boundary(act)
      try context.save(SavedState())
    }
    context.emit(.log(.warning, "nothing was learned"))
    context.emit(.finished(["test_accuracy": 0.981, "epochs": .integer(configuration.epochs)], step: total))
  }

  private static func raster(_ sample: Int, seed: UInt64) -> Raster {
    var random = Philox(seed: seed, purpose: .encoding, index: UInt32(sample))
    let groups = [
      Raster.Group(name: "input", neurons: 60), Raster.Group(name: "hidden", neurons: 41),
      Raster.Group(name: "output", neurons: 10),
    ]
    let steps = 40
    var bits = [UInt8](repeating: 0, count: (111 * steps + 7) / 8)
    for bit in 0..<111 * steps where random.next() % 16 == 0 { bits[bit >> 3] |= 1 << UInt8(bit & 7) }
    return Raster(title: "sample \(sample) (label 7, read 7)", groups: groups, steps: steps, bits: bits)
  }

  private static func layers(_ place: Double) -> Table {
    Table(
      columns: [
        .init("layer"), .init("spikes", .real(decimals: 2)), .init("silent", .percent(decimals: 0)),
        .init("SynOps", .integer), .init("kept", .bar), .init("size", .bytes),
      ],
      rows: [
        ["input", 1.31, .real(0.71 * place), .none, .real(1), 3136],
        ["fc1 784→800", 0.34, .real(0.42 * place), 824_000, .real(0.51), 2_508_800],
        ["fc2 800→10", 1.02, .real(0.06 * place), 2_700, .real(0.1), 32_000],
      ])
  }

  private static func confusion(_ place: Double) -> Table {
    Table(
      columns: [Table.Column("")] + (0..<10).map { Table.Column("\($0)", .integer) },
      rows: (0..<10).map { label in
        [.integer(label)] + (0..<10).map { .integer($0 == label ? Int(980 * place) : (label * $0) % 4) }
      })
  }
}
