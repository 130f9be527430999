import Foundation
import Tensors
import Terminal

/// A screen that changes from frame to frame as one of the workbench's does.
struct ScreenScene: Sendable {
  let name: String
  /// What the frame of a number shows, and where on a screen.
  let parts: @Sendable (Rect, Int) -> [(widget: any Widget, rect: Rect)]

  static let all: [ScreenScene] = [
    ScreenScene(name: "idle") { bounds, _ in [(table(rows: 50, step: 0), bounds)] },
    ScreenScene(name: "table") { bounds, step in [(table(rows: 50, step: step), bounds)] },
    ScreenScene(name: "charts") { bounds, step in
      quarters(bounds).enumerated().map { (chart($0, step), $1) }
    },
    ScreenScene(name: "raster") { bounds, step in [(raster(step), bounds)] },
    ScreenScene(name: "images") { bounds, step in
      quarters(bounds).enumerated().map { (image($0, step), $1) }
    },
    ScreenScene(name: "network") { bounds, step in [(network(step), bounds)] },
    ScreenScene(name: "50,000 nodes") { bounds, step in [(crowd(step, zoom: 1), bounds)] },
    ScreenScene(name: "part of them") { bounds, step in [(crowd(step, zoom: 4), bounds)] },
  ]

  private static func quarters(_ area: Rect) -> [Rect] {
    let (top, bottom) = area.splitTop(area.rows / 2)
    return [top, bottom].flatMap { half -> [Rect] in
      let (left, right) = half.splitRight(half.columns / 2)
      return [left, right]
    }
  }

  /// Six of the rows tick.
  private static func table(rows: Int, step: Int) -> TableView {
    TableView(
      columns: [
        .init("layer"), .init("weights", .number(.integer)), .init("kept", .bar),
        .init("bytes", .number(.bytes)),
      ],
      rows: (0..<rows).map { row in
        let value = Double(row < 6 ? row * 37 + step : row * 37)
        return [
          .text("layer \(row)"), .number(value * 13),
          .number(value.truncatingRemainder(dividingBy: 100) / 100), .number(value * 101),
        ]
      }, selection: 3, isFocused: true)
  }

  /// Two noisy curves that move to the left.
  private static func chart(_ place: Int, _ step: Int) -> LinePlot {
    LinePlot(
      series: ["train", "test"].enumerated().map { index, name in
        let points = (0..<400).map { point -> (x: Double, y: Double) in
          let x = Double(point + step)
          return (x, sin(x / 30 + Double(place)) + 0.2 * sin(x * Double(3 + index)) + Double(index) / 2)
        }
        return LinePlot.Series(name: name, points: points)
      }, xLabel: "step")
  }

  /// Spikes of 2 % of the neurons, none where one was before.
  private static func raster(_ step: Int) -> RasterPlot {
    func spikes(_ neuron: Int, _ time: Int) -> Bool {
      var mixed = UInt64(neuron &* 2_654_435_761 &+ time &* 40_503 &+ step &* 97_001)
      mixed ^= mixed >> 15
      mixed &*= 0x2C1B_3C6D
      return (mixed >> 12) % 50 == 0
    }
    return RasterPlot(
      groups: [
        .init(name: "input", neurons: 784, steps: 100) { spikes($0, $1) },
        .init(name: "hidden", neurons: 800, steps: 100) { spikes($0 + 784, $1) },
        .init(name: "output", neurons: 10, steps: 100) { spikes($0 + 1584, $1) },
      ], countsUpTo: 100)
  }

  /// Waves, every pixel new.
  private static func image(_ place: Int, _ step: Int) -> HeatMap {
    let (rows, columns) = (56, 96)
    let values = (0..<rows * columns).map { index -> Float in
      let (row, column) = (Float(index / columns), Float(index % columns))
      return sinf(column / 9 + Float(step) / 5) + cosf(row / 7 - Float(step + place) / 6)
    }
    return HeatMap(rows: rows, columns: columns, values: values, map: .heat)
  }

  /// Nodes anywhere with edges to anywhere, the most lines that there can be.
  private static let many: Network = {
    var random = Philox(seed: 1, purpose: .generation)
    let count = 50_000
    let places = (0..<2 * count).map { _ in Float(random.uniform()) }
    let edges = (0..<3 * count).map { _ in (from: random.below(count), to: random.below(count)) }
    return Network(
      names: (0..<count).map { "n\($0)" }, x: Array(places[..<count]), y: Array(places[count...]),
      classes: [.init(name: "other", kind: .other), .init(name: "driver", kind: .driver)],
      nodeClasses: (0..<count).map { $0 % 9 == 0 ? 1 : 0 }, edges: edges,
      isOnPath: edges.indices.map { $0 % 11 == 0 })
  }()

  /// All or a part of many nodes, moved a little in each frame.
  private static func crowd(_ step: Int, zoom: Double) -> NetworkPlot {
    NetworkPlot(many, selected: step, viewport: .init(centerX: 0.4 + 0.001 * Double(step), zoom: zoom))
  }

  /// A ring of nodes with chords, of which another one is chosen in each frame.
  private static func network(_ step: Int) -> NetworkPlot {
    let count = 300
    let angles = (0..<count).map { Float($0) / Float(count) * 2 * .pi }
    let edges = (0..<3 * count).map { (from: $0 % count, to: ($0 * 7 + $0 / count * 31) % count) }
    let network = Network(
      names: (0..<count).map { "n\($0)" }, x: angles.map { 0.5 + 0.48 * cosf($0) },
      y: angles.map { 0.5 + 0.48 * sinf($0) },
      classes: [.init(name: "other", kind: .other), .init(name: "driver", kind: .driver)],
      nodeClasses: (0..<count).map { $0 % 9 == 0 ? 1 : 0 }, edges: edges,
      isOnPath: edges.indices.map { $0 % 11 == step % 11 })
    return NetworkPlot(network, selected: step % count)
  }
}
