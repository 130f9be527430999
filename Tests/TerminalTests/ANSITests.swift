import Terminal
import Testing

@Suite("The ANSI writer") struct ANSITests {
  private static let texts = [
    "spikes", "漢字 kanji", "e\u{301}é", "x", "⣿⣀⠁", "   ", "loss 0.041", "▶ ⏸ ●", "🐟", "▌▐", "λ=0.5", "가",
  ]

  private func color(_ random: inout Seeded) -> Color {
    Int.random(in: 0..<3, using: &random) == 0
      ? .terminal
      : Color(
        red: UInt8.random(in: 0...255, using: &random), green: UInt8.random(in: 0...255, using: &random),
        blue: UInt8.random(in: 0...255, using: &random))
  }

  /// A frame with some random texts and fills in it.
  private func scribbled(_ frame: Frame, _ random: inout Seeded) -> Frame {
    var frame = frame
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      let place = Point(
        column: Int.random(in: -2..<frame.size.columns, using: &random),
        row: Int.random(in: -1..<frame.size.rows, using: &random))
      let style = Style(
        foreground: color(&random), background: color(&random),
        attributes: .init(rawValue: UInt8.random(in: 0..<32, using: &random)))
      if Bool.random(using: &random) {
        frame.put(Self.texts.randomElement(using: &random) ?? "", at: place, style: style)
      } else {
        frame.fill(
          Rect(column: place.column, row: place.row, columns: 4, rows: 2),
          with: Bool.random(using: &random) ? "·" : " ", style: style)
      }
    }
    return frame
  }

  private func bytes(_ text: String) -> [UInt8] {
    Array(text.replacing("ESC", with: "\u{1B}").utf8)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "ESC")
  }

  /// What is written for the second of two frames.
  private func update(
    colors: ColorDepth = .full, columns: Int = 40, rows: Int = 4,
    from first: (inout Frame) -> Void = { _ in },
    _ change: (inout Frame) -> Void
  ) -> String {
    var encoder = ANSIEncoder(colors: colors)
    var frame = Frame(size: Size(columns: columns, rows: rows))
    first(&frame)
    _ = encoder.bytes(for: frame)
    change(&frame)
    return text(encoder.bytes(for: frame))
      .replacing("ESC[?2026h", with: "<").replacing("ESC[?2026l", with: ">")
  }

  @Test(arguments: [ColorDepth.full, .palette256, .sixteen, .eight, .none])
  func `brings an emulated terminal from frame to frame`(_ colors: ColorDepth) {
    var random = Seeded(11)
    for _ in 0..<60 {
      let size = Size(
        columns: Int.random(in: 1...44, using: &random), rows: Int.random(in: 1...9, using: &random))
      var encoder = ANSIEncoder(colors: colors)
      var emulator = Emulator(size)
      var frame = Frame(size: size, style: Style(background: color(&random)))
      for _ in 0..<8 {
        frame = scribbled(frame, &random)
        emulator.feed(encoder.bytes(for: frame))
        let found = emulator.differences(from: frame, colors: colors)
        #expect(found.isEmpty, "\(found.prefix(3))")
        #expect(!emulator.isHeld && emulator.pen == .init())
        if !found.isEmpty { return }
        if Int.random(in: 0..<5, using: &random) == 0 { encoder.forget() }
      }
    }
  }

  @Test func `every widget comes through as it was drawn`() {
    for (name, widget) in Fixtures.all {
      for colors in [ColorDepth.full, .palette256, .sixteen, .none] {
        let look = Look(colors: colors)
        let frame = drawn(widget, columns: 70, rows: 16, look: look)
        var encoder = ANSIEncoder(colors: colors)
        var emulator = Emulator(frame.size)
        emulator.feed(encoder.bytes(for: frame))
        #expect(emulator.differences(from: frame, colors: colors).isEmpty, "\(name)")
      }
    }
  }

  @Test func `nothing is written where nothing changed`() {
    var encoder = ANSIEncoder(colors: .full)
    let frame = drawn(Fixtures.table, columns: 60, rows: 12)
    #expect(!encoder.bytes(for: frame).isEmpty)
    #expect(encoder.bytes(for: frame).isEmpty)
    encoder.forget()
    #expect(text(encoder.bytes(for: frame)).hasPrefix("ESC[?2026hESC[mESC[HESC[2J"))
  }

  @Test func `one cell is a move and a character, as one update`() {
    #expect(update { $0.put("a", at: Point(column: 2, row: 1), style: .plain) } == "<ESC[2;3Ha>")
    #expect(update { $0.put("a", at: Point(column: 0, row: 0), style: .plain) } == "<ESC[Ha>")
    #expect(update { $0.put("a", at: Point(column: 0, row: 2), style: .plain) } == "<ESC[3Ha>")
  }

  @Test func `the shortest move is taken`() {
    let far = update {
      $0.put("a", at: Point(column: 0, row: 0), style: .plain)
      $0.put("b", at: Point(column: 20, row: 0), style: .plain)
      $0.put("c", at: Point(column: 0, row: 1), style: .plain)
    }
    #expect(far == "<ESC[HaESC[19Cb\r\nc>")
    let near = update(from: { $0.put("0123456", at: Point(column: 0, row: 0), style: .plain) }) {
      $0.put("a", at: Point(column: 0, row: 0), style: .plain)
      $0.put("b", at: Point(column: 4, row: 0), style: .plain)
    }
    #expect(near == "<ESC[Ha123b>")
    let braille = update(from: { $0.put("a⣿⣿b", at: Point(column: 0, row: 0), style: .plain) }) {
      $0.put("c", at: Point(column: 0, row: 0), style: .plain)
      $0.put("d", at: Point(column: 3, row: 0), style: .plain)
    }
    #expect(braille == "<ESC[HcESC[2Cd>")
  }

  @Test func `only what differs in a style is told`() {
    let red = Style(foreground: Color(red: 255, green: 0, blue: 9), attributes: .bold)
    let written = update {
      $0.put("a", at: Point(column: 0, row: 0), style: red)
      $0.put("b", at: Point(column: 1, row: 0), style: red.adding(.underline))
      $0.put("c", at: Point(column: 2, row: 0), style: Style(foreground: red.foreground))
      $0.put("d", at: Point(column: 3, row: 0), style: .plain)
    }
    #expect(written == "<ESC[HESC[1;38;2;255;0;9maESC[4mbESC[22;24mcESC[md>")
  }

  @Test func `bold stays when dim goes`() {
    let written = update {
      $0.put("a", at: Point(column: 0, row: 0), style: Style(attributes: [.bold, .dim]))
      $0.put("b", at: Point(column: 1, row: 0), style: Style(attributes: .bold))
    }
    #expect(written == "<ESC[HESC[1;2maESC[22;1mbESC[m>")
  }

  @Test(arguments: [
    (ColorDepth.full, "38;2;255;80;80;48;2;0;0;90"), (.palette256, "38;5;203;48;5;17"), (.sixteen, "91;44"),
    (.eight, "31;44"),
  ])
  func `colours are told as the terminal knows them`(_ colors: ColorDepth, _ sequence: String) {
    let style = Style(
      foreground: Color(red: 255, green: 80, blue: 80), background: Color(red: 0, green: 0, blue: 90))
    let written = update(colors: colors) { $0.put("a", at: Point(column: 0, row: 0), style: style) }
    #expect(written == "<ESC[HESC[\(sequence)maESC[m>")
  }

  @Test func `what follows a wide or marked character is placed anew`() {
    let written = update { $0.put("漢e\u{301}z", at: Point(column: 0, row: 0), style: .plain) }
    #expect(written == "<ESC[H漢ESC[1;3He\u{301}ESC[1;4Hz>")
  }

  @Test func `the last column is followed by a line, never by a move along it`() {
    let written = update(columns: 3, rows: 2) {
      $0.put("abc", at: Point(column: 0, row: 0), style: .plain)
      $0.put("d", at: Point(column: 0, row: 1), style: .plain)
    }
    #expect(written == "<ESC[Habc\r\nd>")
  }

  @Test func `a terminal without UTF-8 gets ASCII alone`() {
    var encoder = ANSIEncoder(colors: .none, isUTF8: false)
    var frame = Frame(size: Size(columns: 20, rows: 2))
    frame.put("漢 é → λ…", at: Point(column: 0, row: 0), style: .plain)
    let bytes = encoder.bytes(for: frame)
    #expect(bytes.allSatisfy { $0 < 0x7F })
    #expect(text(bytes).contains("?? e > l~"))
  }

  @Test func `a screen of noise takes no more room than there is`() {
    var random = Seeded(3)
    var frame = Frame(size: Size(columns: 200, rows: 60))
    for row in 0..<60 {
      for column in 0..<200 {
        let style = Style(
          foreground: Color(red: 200, green: UInt8.random(in: 100...255, using: &random), blue: 100),
          background: Color(red: 100, green: UInt8.random(in: 100...255, using: &random), blue: 100),
          attributes: .init(rawValue: UInt8.random(in: 0..<32, using: &random)))
        frame.set("🐟", column: column, row: row, style: style)
      }
    }
    var encoder = ANSIEncoder(colors: .full)
    #expect(encoder.bytes(for: frame).count < 12_000 * 80)
  }
}
