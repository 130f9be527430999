import Terminal

/// Widgets with small made-up data, the same for snapshots and for the tests of all sizes.
enum Fixtures {
  static let linePlot: LinePlot = {
    func falling(from start: Double, to end: Double) -> [(x: Double, y: Double)] {
      (0...60).map { step in
        let x = Double(step) / 10
        return (x, end + (start - end) / (1 + x * 5 / 3))
      }
    }
    let train = LinePlot.Series(name: "train", points: falling(from: 2.3, to: 0))
    let test = LinePlot.Series(name: "test", points: falling(from: 2.3, to: 0.4))
    return LinePlot(series: [train, test], xLabel: "epoch")
  }()

  /// Curves with gaps, a band, a mark and a read-out.
  static let bandedPlot = LinePlot(
    series: [
      .init(
        name: "loss",
        buckets: (0..<40).map { index in
          let y = 100 / Double(1 + index)
          return .init(
            x: Double(index * 25), minimum: y / 3, maximum: y * 2, last: index == 20 ? .nan : y)
        })
    ], xLabel: "step", yScale: .logarithmic, cursor: 500, marks: [.init(x: 250, label: "lr ↓")])

  static let raster = RasterPlot(
    groups: [
      .init(name: "input", neurons: 784, steps: 10) { ($0 * 7 + $1 * 13) % 9 == 0 },
      .init(name: "hidden", neurons: 12, steps: 40) { ($0 + $1) % 12 == 0 },
      .init(name: "output", neurons: 3, steps: 10) { neuron, step in neuron == 1 || neuron == 2 && step < 2 },
    ], countsUpTo: 10)

  /// A neuron and a step looked at in all of a raster, and from near.
  static let readRaster: RasterPlot = {
    let groups: [RasterPlot.Group] = [
      .init(name: "input", neurons: 784, steps: 30) { ($0 * 7 + $1 * 13) % (9 + $0 / 100) == 0 },
      .init(name: "output", neurons: 10, steps: 30) { neuron, step in (neuron + step) % (neuron + 1) == 0 },
    ]
    return RasterPlot(groups: groups, cursor: .init(neuron: 786, step: 6))
  }()
  static let closeRaster: RasterPlot = {
    var raster = readRaster
    raster.window = .init(neurons: 778..<788, steps: 0..<20)
    return raster
  }()

  /// Spikes of two kinds, both at once here and there.
  static let signedRaster = RasterPlot(
    groups: [
      .init(name: "gradient", neurons: 28, steps: 10) { neuron, step in
        (neuron * 5 + step * 3) % 11 == 0 ? 1 : (neuron * 7 + step) % 13 == 0 ? -1 : 0
      }
    ])

  /// A smoothed curve, a hidden one and a chosen one, read where the original is no number.
  static let readPlot = LinePlot(
    series: [
      .init(
        name: "train", buckets: (0..<40).map { .init(x: Double($0 * 25), y: 2 / Double(1 + $0)) },
        original: (0..<40).map { index in
          let y = 2 / Double(1 + index) * (index % 2 == 0 ? 1.4 : 0.7)
          return .init(
            x: Double(index * 25), minimum: y * 0.9, maximum: y * 1.1, last: index == 20 ? .nan : y)
        }),
      .init(
        name: "test", buckets: [.init(x: 0, y: 1.9), .init(x: 400, y: 0.5), .init(x: 900, y: 0.3)],
        isHidden: true),
      .init(name: "validation", points: [(x: 100, y: 1.5), (x: 500, y: 0.7), (x: 975, y: 0.6)]),
    ], xLabel: "step", cursor: 500, chosen: 2)

  /// All curves over the logarithm of the step.
  static let logPlot: LinePlot = {
    var plot = readPlot
    plot.series[1].isHidden = false
    (plot.cursor, plot.chosen, plot.xScale) = (nil, nil, .logarithmic)
    return plot
  }()

  static let image = HeatMap(
    rows: 8, columns: 8, values: (0..<64).map { Float($0 / 8 + $0 % 8) / 14 },
    boxes: [.init(x: 2, y: 2, width: 3, height: 3, label: "box", line: .heavy)])

  static let signedImage = HeatMap(
    rows: 6, columns: 10, values: (0..<60).map { Float(($0 * 7) % 11) - 5 }, map: .diverging)

  /// A part of an image, larger, with a cursor and the scale.
  static let zoomedImage: HeatMap = {
    var map = image
    map.viewport = HeatMap.Viewport(centerX: 0.75, centerY: 0.75, zoom: 2)
    map.cursor = HeatMap.Pixel(row: 6, column: 5)
    map.showsFooter = true
    map.boxes = []
    return map
  }()

  /// What an event camera saw, with boxes that overlap and reach over the edges.
  static let tracked: HeatMap = {
    var map = HeatMap(
      rows: 20, columns: 32, values: (0..<640).map { Float($0 / 32) / 60 },
      boxes: [
        .init(x: 8, y: 4, width: 14, height: 9, label: "truth", line: .heavy),
        .init(x: 10, y: 4, width: 15, height: 10, label: "hybrid", scope: .series2),
        .init(x: -4, y: 2, width: 17, height: 8, label: "frames", scope: .series3, line: .plain),
        .init(x: 26, y: 15, width: 12, height: 9, label: "lost", scope: .series4),
      ])
    map.marks = (0..<12).map { .init(row: 6 + $0 / 4, column: 13 + $0 % 4 * 2, isPositive: $0 % 3 > 0) }
    map.marks += [.init(row: 99, column: 3, isPositive: true), .init(row: -1, column: 3, isPositive: true)]
    return map
  }()

  /// Three images of one size; the last has not come yet.
  static let grid: HeatMapGrid = {
    let values = (0..<64).map { pixel -> Float in
      if pixel % 9 == 0 { return 1 }
      return pixel % 11 == 0 ? -0.3 : 0
    }
    var difference = HeatMap(rows: 8, columns: 8, values: values, map: .diverging)
    difference.showsFooter = true
    return HeatMapGrid(
      [
        .init(title: "original 7", map: image), .init(title: "perturbation", map: difference),
        .init(title: "third", map: nil),
      ], placeholder: "nothing yet")
  }()

  /// Nine images of 4 × 4 in one.
  static let sheet: HeatMapSheet = {
    let values = (0..<144).map { pixel -> Float in
      let (tile, row, column) = (pixel / 16, pixel / 4 % 4, pixel % 4)
      return row <= column ? Float(1 + tile) / 9 : 0
    }
    return HeatMapSheet(HeatMap(rows: 36, columns: 4, values: values), tiles: 9, selected: 4)
  }()

  static let table = TableView(
    columns: [
      .init("layer"), .init("weights", .number(.integer)), .init("kept", .bar),
      .init("bytes", .number(.bytes)), .init("rate", .number(.percent(1))),
    ],
    rows: [
      [.text("conv1 15C5"), .number(375), .number(0.51), .number(94), .number(0.31)],
      [.text("fc1 1960→300"), .number(588_000), .number(0.009), .number(9_830), .number(0.18)],
      [.text("total"), .number(606_375), .missing, .number(11_264), .missing],
    ], selection: 1, isFocused: true)

  /// More columns than fit, one of them sorted by, with heat and bits.
  static let sortedTable = TableView(
    columns: [
      .init("layer"), .init("weights", .number(.integer)), .init("bits", .bits), .init("kept", .bar),
      .init("spikes before", .number(.fixed(2))), .init("spikes after", .number(.fixed(2))),
    ],
    rows: [
      [
        .text("fc1 1960→300"), .init(.number(588_000), heat: 1), .number(2), .number(0.009), .number(0.18),
        .number(0.04),
      ],
      [
        .text("conv2 40C5"), .init(.number(15_000), heat: 0.03), .number(12), .number(0.1), .number(0.22),
        .missing,
      ],
      [
        .text("conv1 15C5"), .init(.number(375), heat: 0), .number(3), .number(0.51), .number(0.31),
        .number(0.12),
      ],
    ], selection: 1, isFocused: true, chosenColumn: 1, order: .init(column: 1, isDescending: true))
  static let scrolledTable: TableView = {
    var table = sortedTable
    (table.firstColumn, table.chosenColumn) = (4, 5)
    return table
  }()

  static let histogram = HistogramPlot(
    edges: (0...20).map { Double($0) / 10 - 1 }, counts: (0..<20).map { $0 * (19 - $0) * ($0 + 3) },
    cursor: 12)
  /// Values that take few levels.
  static let levels = HistogramPlot(
    edges: (0...64).map { Double($0) / 32 - 1 },
    counts: (0..<64).map { [8: 40, 24: 310, 32: 2_950, 40: 290, 56: 31][$0] ?? 0 }, isLogarithmic: true)

  static let searchedText = TextView(
    paragraphs: [
      .init("drawn: 1 000 samples", hangs: true, lead: "00:00:00 0"),
      .init(
        "! nothing was learned, as Drawn digits are no digits", .textWarning, hangs: true, lead: "00:00:04 90"
      ),
    ], search: "drawn")

  static let network = NetworkPlot(
    nodes: [
      .init(x: 0.1, y: 0.2, name: "AVAL", kind: .driver), .init(x: 0.5, y: 0.5, name: "AVDR"),
      .init(x: 0.9, y: 0.8, name: "PVCL", kind: .target), .init(x: 0.15, y: 0.9, name: "VB7"),
    ],
    edges: [
      .init(from: 0, to: 1, isOnPath: true), .init(from: 1, to: 2, isOnPath: true), .init(from: 1, to: 3),
      .init(from: 3, to: 2),
    ], selected: 1)

  static let list = ListView(
    rows: [
      .section("SPIKING LEARNING"), .item(.init("Spike-count learning", detail: "98.6 % · 2 h ago")),
      .item(.init("Tandem learning", detail: "not run yet")), .section("NETWORKS"),
      .item(.init("Target control", detail: "4 736 drivers", marker: "●", markerScope: .textGood)),
    ], selection: 0, isFocused: true)

  static let form = FormView(
    fields: [
      .init(label: "data", value: "mnist", hint: "60 000 images"),
      .init(label: "time steps T", value: "10", hint: "1…1000", state: .changed),
      .init(label: "learning rate", value: "3", state: .invalid("must lie in 1e-6…1")),
    ], selection: 2, editor: LineEditor("3"), isFocused: true)

  static let text = TextView(paragraphs: [
    .init("Why counting spikes is enough", .textStrong), .init(""),
    .init("The number of spikes each neuron fires stands in for its activation."),
    .init("• costs the same for any number of steps", indent: 1, hangs: true),
  ])

  static let timeline = TimelineBar(
    position: 0.42,
    marks: [
      .init(fraction: 0.2, label: "epoch 1"), .init(fraction: 0.6, label: "2"),
      .init(fraction: 0.7, label: "note", isNote: true),
    ], startLabel: "0:00", endLabel: "1:58", positionLabel: "0:37")

  static let header = HeaderLine(
    title: [Span("Spike attack", .header), Span(" · MNIST · untargeted", .textDim)],
    state: [Span("‖ PAUSED", .transportPaused)])

  static let status = StatusLine(
    hints: [KeyHint("Space", "run"), KeyHint("n", "sample"), KeyHint("q", "back")],
    state: [Span("ETA 0:27", .status)])

  static let field = TextField(prompt: ":", editor: LineEditor("set lear"), completion: "ning-rate")

  static let popup = Popup(
    title: "Leave?", body: [.init("One run is still going.")],
    choices: [.init("wait", detail: "about 2 min"), .init("stop and save")], selection: 1,
    hints: [KeyHint("⏎", "choose")])

  static let all: [(name: String, widget: any Widget)] = [
    ("linePlot", linePlot), ("bandedPlot", bandedPlot), ("raster", raster),
    ("readPlot", readPlot), ("logPlot", logPlot), ("readRaster", readRaster), ("closeRaster", closeRaster),
    ("signedRaster", signedRaster), ("image", image),
    ("signedImage", signedImage), ("zoomedImage", zoomedImage), ("tracked", tracked), ("grid", grid),
    ("sheet", sheet), ("table", table), ("sortedTable", sortedTable),
    ("scrolledTable", scrolledTable), ("histogram", histogram), ("levels", levels),
    ("searchedText", searchedText), ("network", network), ("list", list), ("form", form),
    ("text", text), ("timeline", timeline), ("header", header), ("status", status),
    ("field", field), ("popup", popup),
  ]
}
