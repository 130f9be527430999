import Experiments
import Glibc

/// A system whose panels show numbers in every form: many curves, spikes with signs, bars and bits in a table, a matrix,
/// histograms, a long text and a long log.
enum DemoNumbers: Lab {
  struct Configuration: LabConfiguration {
    static let parameters: [Parameter<Configuration>] = []
    static let presets: [Preset<Configuration>] = [Preset("quick", summary: "numbers", duration: "at once")]
  }

  static let description = LabDescription(
    id: "demo-numbers", title: "Demo numbers", group: .spikingAttackedAndCompressed,
    purpose: "Shows numbers in every form.", paper: Paper(title: "", authors: "", identifier: ""),
    panels: [
      PanelDescription("scores", title: "class scores", .curves((0..<10).map { "score/\($0)" })),
      PanelDescription("gradient", title: "ternary gradient", .raster("gradient")),
      PanelDescription("layers", title: "layers", .table("layers")),
      PanelDescription("levels", title: "levels", .histogram("levels")),
      PanelDescription("confusion", title: "confusion", .table("confusion")),
      PanelDescription("note", title: "what happens", .text("note"), weight: 0.5),
      PanelDescription("log", title: "log", .log, weight: 0.5),
    ])

  static func run(_ context: RunContext<Configuration>, from _: SavedState?) throws {
    context.emit(Event("gradient", .raster(gradient)))
    context.emit(Event("layers", .table(layers)))
    context.emit(Event("levels", .histogram(levels)))
    context.emit(Event("confusion", .table(confusion)))
    context.emit(
      Event("note", .text("The weights have three bits each. " + String(repeating: "So few. ", count: 60))))
    for step in 1...100 {
      for score in 0..<10 {
        let value = 1 + sin(Double(step * (score + 1)) / 60) * Double(score)
        context.emit(.scalar("score/\(score)", step == 50 && score == 0 ? .nan : value, step: step))
      }
      let level: LogLevel = step % 20 == 0 ? .error : step % 5 == 0 ? .warning : .note
      context.emit(
        .log(level, "step \(step): \(step % 20 == 0 ? "it fell over" : "all is well")", step: step))
      try context.boundary { _ in }
    }
    context.emit(.finished([:], step: 100))
  }

  private static var gradient: Raster {
    let (neurons, steps) = (60, 10)
    var planes = [[UInt8](repeating: 0, count: 75), [UInt8](repeating: 0, count: 75)]
    for bit in 0..<neurons * steps where bit * 7919 % 11 < 2 {
      planes[bit * 7919 % 11][bit >> 3] |= 1 << UInt8(bit & 7)
    }
    return Raster(
      title: "time steps 1–10",
      groups: [.init(name: "input", neurons: 40), .init(name: "hidden", neurons: 20)],
      steps: steps, bits: planes[0], negativeBits: planes[1])
  }

  private static let layers = Table(
    columns: [
      .init("layer"), .init("weights", .integer), .init("kept", .bar), .init("bits", .bits),
      .init("bytes", .bytes), .init("spikes before", .real(decimals: 2)),
      .init("spikes after", .real(decimals: 2)),
    ],
    rows: [
      ["conv1 15C5", 375, 0.51, 3, 94, 0.31, 0.12], ["conv2 40C5", 15_000, 0.1, 2, 1_010, 0.22, 0.05],
      ["fc1 1960→300", 588_000, 0.009, 2, 9_830, 0.18, 0.04],
      ["fc2 300→10", 3_000, 0.07, 3, 205, 0.24, 0.19],
      ["total", 606_375, .none, .none, 11_264, .none, .none],
    ])

  /// Weights that take five values alone.
  private static let levels = Histogram(
    edges: (0...64).map { Double($0) / 32 - 1 },
    counts: (0..<64).map { [8: 40, 24: 310, 32: 2_950, 40: 290, 56: 31][$0] ?? 0 })

  private static let confusion = Table(
    columns: [Table.Column("")] + (0..<10).map { Table.Column("\($0)", .integer) },
    rows: (0..<10).map { label in
      [.integer(label)] + (0..<10).map { .integer($0 == label ? 980 - 9 * label : label * $0 % 7) }
    })
}
