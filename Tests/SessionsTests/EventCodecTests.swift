import Experiments
import Sessions
import Testing

@Suite struct EventCodecTests {
  @Test(arguments: EventKind.allCases)
  func `events come back as they were, to the last bit`(kind: EventKind) throws {
    var events = RandomEvents(seed: 17)
    for _ in 0..<200 {
      let event = events.event(kind)
      let row = EventCodec.row(of: event)
      let back = try EventCodec.event(of: row)
      #expect(back.kind == kind && back.name == event.name && back.tick == event.tick)
      #expect(back.step == event.step && back.time == event.time)
      // Events with NaN are not equal to themselves; their rows are.
      #expect(EventCodec.row(of: back) == row)
    }
  }

  @Test func `an event without NaN comes back equal`() throws {
    let graph = Graph(
      nodes: ["a", "b"], edges: [.init(from: 1, to: 0)],
      classes: GraphClasses(
        nodeClassNames: ["x"], nodeClasses: [0, 0], edgeClassNames: ["y"], edgeClasses: [0]),
      positions: [[0, 1], [0.25, 0.5]])
    let event = Event("g", step: 3, .graph(graph), tick: 4, time: 5)
    #expect(try EventCodec.event(of: EventCodec.row(of: event)) == event)
  }

  @Test(arguments: EventKind.allCases)
  func `rows that are cut or changed never trap`(kind: EventKind) {
    var events = RandomEvents(seed: 5)
    var random = SeededGenerator(9)
    for _ in 0..<200 {
      var row = EventCodec.row(of: events.event(kind))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: row.data = row.data.map { Array($0.dropLast()) }
      case 1: row.data = (row.data ?? []) + [1]
      case 2: row.meta = String(row.meta.dropLast())
      default:
        let digits = ["0", "1", "7"]
        row.meta = String(row.meta.map { digits.contains(String($0)) ? "9" : $0 })
      }
      _ = try? EventCodec.event(of: row)
    }
  }

  @Test func `decimals beyond measure are refused`() throws {
    let table = Table(columns: [.init("a", .real(decimals: 2))], rows: [[1.5]])
    var row = EventCodec.row(of: Event("t", .table(table)))
    row.meta = row.meta.replacing("real:2", with: "real:-1")
    #expect(throws: EventCodingError.self) { try EventCodec.event(of: row) }
    row.meta = row.meta.replacing("real:-1", with: "real:20")
    #expect(throws: EventCodingError.self) { try EventCodec.event(of: row) }
  }

  @Test func `sizes beyond measure are refused`() {
    for meta in [
      #"{"title":"","width":2147483648,"height":2147483648,"channels":2147483648,"colours":"grey","range":[0,1],"boxes":[]}"#,
      #"{"title":"","width":-1,"height":4,"channels":1,"colours":"grey","range":[0,1],"boxes":[]}"#,
      #"{"title":"","width":0,"height":4,"channels":1,"colours":"grey","range":[1,0],"boxes":[]}"#,
      #"{"title":"","width":0,"height":4,"channels":1,"colours":"grey","range":[0,1],"boxes":[],"tiles":3}"#,
      #"{"title":"","width":0,"height":4,"channels":1,"colours":"grey","range":[0,1],"boxes":[],"tiles":0}"#,
    ] {
      var row = EventCodec.row(of: Event("i", .image(Image(title: "", width: 0, height: 0, values: []))))
      row.meta = meta
      #expect(throws: EventCodingError.self) { try EventCodec.event(of: row) }
    }
  }

  @Test func `an image of a file without tiles is one picture`() throws {
    var row = EventCodec.row(of: Event("i", .image(Image(title: "", width: 0, height: 4, values: []))))
    #expect(!row.meta.contains("tiles"))
    guard case .image(let image) = try EventCodec.event(of: row).payload else {
      Issue.record("no image")
      return
    }
    #expect(image.tiles == 1)
    row = EventCodec.row(of: Event("i", .image(Image(title: "", width: 0, height: 4, values: [], tiles: 2))))
    #expect(row.meta.contains("\"tiles\":2"))
  }

  @Test func `data is packed where that makes it smaller`() throws {
    let plain = [UInt8](repeating: 3, count: 5000)
    let packed = try #require(Deflate.pack(plain))
    #expect(packed.count < 100 && Deflate.unpack(packed, size: 5000) == plain)
    #expect(Deflate.unpack(packed, size: 4999) == nil && Deflate.unpack(packed, size: 5001) == nil)
    #expect(Deflate.unpack(packed, size: .max) == nil && Deflate.unpack([1, 2, 3], size: 3) == nil)
    var random = SeededGenerator(1)
    #expect(Deflate.pack((0..<500).map { _ in UInt8.random(in: 0 ... .max, using: &random) }) == nil)
    #expect(Deflate.pack([1, 1, 1]) == nil)
  }
}
