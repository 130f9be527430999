import Experiments

/// Events of every kind with random content, odd texts and numbers included.
struct RandomEvents {
  private var random: SeededGenerator
  private var tick = 0
  private var time: Int64 = 0

  init(seed: UInt64) { random = SeededGenerator(seed) }

  /// An event of a kind; ticks and times ascend.
  mutating func event(_ kind: EventKind) -> Event {
    if Bool.random(using: &random) { tick += 1 }
    time += Int64.random(in: 0...40_000, using: &random)
    return Event(
      name(kind), step: Int.random(in: 0...100_000, using: &random), payload(kind), tick: tick, time: time)
  }

  /// An event of a random kind, scalars being the most frequent; not one that ends a run.
  mutating func event() -> Event {
    if Int.random(in: 0..<3, using: &random) > 0 { return event(.scalar) }
    let kinds = EventKind.allCases.filter { $0 != .finished && $0 != .failed }
    return event(kinds[Int.random(in: 0..<kinds.count, using: &random)])
  }

  mutating func number() -> Double {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: -0.0
    case 4: Double(Int.random(in: -5...5, using: &random))
    case 5: .leastNonzeroMagnitude
    case 6: .greatestFiniteMagnitude
    default: Double.random(in: -1e3...1e3, using: &random)
    }
  }

  mutating func text() -> String {
    let pieces = ["a", "Ω", "\n", "\"", "\\", "\u{1B}[2J", "🧠", " ", "/", "\u{0}", "plexus", ",", "e\u{301}"]
    let length = Int.random(in: 0...8, using: &random)
    return (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  mutating func value(depth: Int = 0) -> Value {
    switch Int.random(in: 0..<(depth > 2 ? 5 : 7), using: &random) {
    case 0: .none
    case 1: .flag(Bool.random(using: &random))
    case 2: .integer(Int.random(in: .min ... .max, using: &random))
    case 3: .real(number())
    case 4: .text(text())
    case 5: .list((0..<count(4)).map { _ in value(depth: depth + 1) })
    default: .record(record(depth: depth + 1))
    }
  }

  mutating func record(depth: Int = 1) -> [String: Value] {
    Dictionary((0..<count(4)).map { _ in (text(), value(depth: depth)) }) { first, _ in first }
  }

  private mutating func name(_ kind: EventKind) -> String {
    "\(kind.rawValue)/\(["a", "b", "ç"][Int.random(in: 0..<3, using: &random)])"
  }

  private mutating func count(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &random) }

  private mutating func payload(_ kind: EventKind) -> Event.Payload {
    switch kind {
    case .scalar: .scalar(number())
    case .progress: .progress(Progress(done: count(100), total: count(100), unit: text()))
    case .phase: .phase(text())
    case .histogram: histogram()
    case .raster: raster(isSigned: false)
    case .signedRaster: raster(isSigned: true)
    case .image: .image(image())
    case .table: table()
    case .graph: .graph(graph())
    case .graphClasses: .graphClasses(classes(nodes: count(9), edges: count(9)))
    case .tracking: tracking()
    case .text: .text(text())
    case .log: .log(LogLevel.allCases[count(2)], text())
    case .command: .command(command())
    case .input: .input(InputFile(path: text(), size: count(1_000_000), sha256: text()))
    case .stateSaved: .stateSaved(marked: Bool.random(using: &random))
    case .telemetry:
      .telemetry(
        Telemetry(
          throughput: number(), unit: text(), memory: count(1 << 40), remaining: [nil, number()][count(1)]))
    case .finished: .finished(record())
    case .failed: .failed(text())
    }
  }

  private mutating func command() -> Command {
    switch count(5) {
    case 0: .pause
    case 1: .resume
    case 2: .step
    case 3: .stop([.person, .signal][count(1)])
    case 4: .set(parameter: text(), value: value())
    default: .act(Action(text(), record()))
    }
  }

  private mutating func histogram() -> Event.Payload {
    let bins = count(20)
    return .histogram(
      Histogram(
        edges: (0...bins).map { _ in number() },
        counts: (0..<bins).map { _ in Int.random(in: 0 ... .max, using: &random) }))
  }

  private mutating func raster(isSigned: Bool) -> Event.Payload {
    let groups = (0..<count(3)).map { _ in Raster.Group(name: text(), neurons: count(40)) }
    let steps = count(12)
    let bytes = (groups.reduce(0) { $0 + $1.neurons } * steps + 7) / 8
    return .raster(
      Raster(
        title: text(), groups: groups, steps: steps, bits: self.bytes(bytes),
        negativeBits: isSigned ? self.bytes(bytes) : nil))
  }

  private mutating func image() -> Image {
    let tiles = 1 + count(2)
    let (width, height, channels) = (count(20), tiles * count(7), [1, 3][count(1)])
    let low = Float.random(in: -2...1, using: &random)
    let maps: [Image.ColourMap] = [.grey, .diverging, .rgb]
    return Image(
      title: text(), width: width, height: height, channels: channels,
      values: (0..<width * height * channels).map { _ in Float(number()) }, range: low...low + 1,
      colourMap: maps[count(2)], boxes: boxes(), tiles: tiles)
  }

  private mutating func boxes() -> [Box] {
    (0..<count(3)).map { _ in
      Box(label: text(), x: number(), y: number(), width: number(), height: number())
    }
  }

  private mutating func table() -> Event.Payload {
    let formats: [Table.Format] = [.text, .integer, .real(decimals: 3), .percent(decimals: 0), .bytes, .bar]
    let columns = (0..<count(4)).map { _ in Table.Column(text(), formats[count(5)]) }
    return .table(
      Table(columns: columns, rows: (0..<count(6)).map { _ in columns.map { _ in value(depth: 3) } }))
  }

  private mutating func classes(nodes: Int, edges: Int) -> GraphClasses {
    GraphClasses(
      nodeClassNames: ["a", text()], nodeClasses: (0..<nodes).map { _ in UInt8(count(1)) },
      edgeClassNames: [text(), "b", ""], edgeClasses: (0..<edges).map { _ in UInt8(count(2)) })
  }

  private mutating func graph() -> Graph {
    let nodes = 1 + count(30)
    let edges = (0..<count(60)).map { _ in
      Graph.Edge(from: UInt32(count(nodes - 1)), to: UInt32(count(nodes - 1)))
    }
    let positions = (0..<nodes).map { _ in
      SIMD2(Float.random(in: 0...1, using: &random), Float.random(in: 0...1, using: &random))
    }
    return Graph(
      nodes: (0..<nodes).map { _ in text() }, edges: edges,
      classes: classes(nodes: nodes, edges: edges.count), positions: [nil, positions][count(1)])
  }

  private mutating func tracking() -> Event.Payload {
    let events = (0..<count(50)).map { _ in
      CameraEvent(
        x: UInt16.random(in: 0 ... .max, using: &random), y: UInt16.random(in: 0 ... .max, using: &random),
        time: Int32.random(in: .min ... .max, using: &random), isOn: Bool.random(using: &random))
    }
    return .tracking(TrackingFrame(image: image(), events: events, boxes: boxes()))
  }

  private mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0 ... .max, using: &random) }
  }
}
