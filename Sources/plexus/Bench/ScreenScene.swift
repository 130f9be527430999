import Foundation
import Terminal

/// A screen that changes from frame to frame as one of the workbench's does.
struct ScreenScene: Sendable {
  let name: String
  /// Draws the frame of a number.
  let draw: @Sendable (inout Frame, Look, Int) -> Void

  static let all: [ScreenScene] = [
    ScreenScene(name: "idle") { frame, look, _ in
      table(rows: 50, step: 0).draw(into: &frame, in: frame.bounds, look: look)
    },
    ScreenScene(name: "table") { frame, look, step in
      table(rows: 50, step: step).draw(into: &frame, in: frame.bounds, look: look)
    },
    ScreenScene(name: "charts") { frame, look, step in
      for (place, area) in quarters(frame.bounds).enumerated() {
        chart(place, step).draw(into: &frame, in: area, look: look)
      }
    },
    ScreenScene(name: "raster") { frame, look, step in
      raster(step).draw(into: &frame, in: frame.bounds, look: look)
    },
    ScreenScene(name: "images") { frame, look, step in
      for (place, area) in quarters(frame.bounds).enumerated() {
        image(place, step).draw(into: &frame, in: area, look: look)
      }
    },
    ScreenScene(name: "network") { frame, look, step in
      network(step).draw(into: &frame, in: frame.bounds, look: look)
    },
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
