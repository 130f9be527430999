import Terminal
import Testing

@Suite("The difference of two frames") struct FrameDifferenceTests {
  private static let texts = ["spikes", "漢字", "e\u{301}é", "x", "⣿⣀⠁", "  ", "loss 0.041"]

  /// A frame with some random texts and fills in it.
  private func scribbled(_ frame: Frame, _ random: inout Seeded) -> Frame {
    var frame = frame
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let place = Point(
        column: Int.random(in: -2..<30, using: &random), row: Int.random(in: -1..<8, using: &random))
      let style = Style(
        foreground: Color(red: UInt8.random(in: 0...2, using: &random), green: 0, blue: 0),
        attributes: Bool.random(using: &random) ? .bold : [])
      if Bool.random(using: &random) {
        frame.put(Self.texts.randomElement(using: &random) ?? "", at: place, style: style)
      } else {
        frame.fill(Rect(column: place.column, row: place.row, columns: 3, rows: 2), with: "·", style: style)
      }
    }
    return frame
  }

  @Test func `the runs bring an old frame to the new one`() {
    var random = Seeded(7)
    for _ in 0..<500 {
      let size = Size(
        columns: Int.random(in: 1...28, using: &random), rows: Int.random(in: 1...6, using: &random))
      let old = scribbled(Frame(size: size), &random)
      let new = scribbled(old, &random)
      var shown = old
      let runs = new.difference(from: old)
      shown.apply(runs, from: new)
      #expect(shown == new)
      for run in runs {
        #expect(!new[run.columns.lowerBound, run.row].isContinuation)
        #expect(
          run.columns.upperBound == size.columns || !new[run.columns.upperBound, run.row].isContinuation)
      }
    }
  }

  @Test func `equal frames have none`() {
    let frame = drawn(Fixtures.linePlot, columns: 60, rows: 12)
    #expect(frame.difference(from: frame).isEmpty)
  }

  @Test func `only what changed is in it, near changes together`() {
    let old = Frame(size: Size(columns: 40, rows: 2))
    var new = old
    new.put("a", at: Point(column: 3, row: 1), style: .plain)
    new.put("b", at: Point(column: 6, row: 1), style: .plain)
    new.put("c", at: Point(column: 30, row: 1), style: .plain)
    let runs = new.difference(from: old)
    #expect(runs.map(\.row) == [1, 1])
    #expect(runs.map(\.columns) == [3..<7, 30..<31])
  }

  @Test func `a frame of another size differs everywhere`() {
    let runs = Frame(size: Size(columns: 3, rows: 2)).difference(from: Frame(size: .zero))
    #expect(runs.map(\.columns) == [0..<3, 0..<3])
  }
}
