import Terminal
import Testing

@Suite("A frame") struct FrameTests {
  private func frame(_ columns: Int, _ rows: Int = 1, ascii: Bool = false) -> Frame {
    Frame(size: Size(columns: columns, rows: rows), ascii: ascii)
  }

  @Test func `text that does not fit ends in an ellipsis`() {
    var screen = frame(8)
    #expect(screen.put("accuracy of it", at: Point(column: 0, row: 0), style: .plain) == 8)
    expect(screen, shows: ["accurac…"])
  }

  @Test func `text that does not fit ends in a tilde in ASCII`() {
    var screen = frame(8, ascii: true)
    screen.put("accuracy", at: Point(column: 0, row: 0), style: .plain, width: 5)
    expect(screen, shows: ["accu~   "])
  }

  @Test func `text never leaves its row or the frame`() {
    var screen = frame(4, 2)
    screen.put("abcdef", at: Point(column: -2, row: 0), style: .plain)
    screen.put("abcdef", at: Point(column: 0, row: 5), style: .plain)
    screen.put("abcdef", at: Point(column: 9, row: 1), style: .plain)
    screen.put("abcdef", at: Point(column: 0, row: -1), style: .plain)
    expect(screen, shows: ["cdef", "    "])
  }

  @Test(arguments: [
    (TextAlignment.left, "ab   |"), (.center, " ab  |"), (.right, "   ab|"),
  ])
  func `text stands where its alignment says`(_ alignment: TextAlignment, _ row: String) {
    var screen = frame(6)
    screen.put("ab", at: Point(column: 0, row: 0), style: .plain, width: 5, alignment: alignment)
    screen.set("|", column: 5, row: 0, style: .plain)
    expect(screen, shows: [row])
  }

  @Test func `control characters never reach a cell`() {
    var screen = frame(24)
    let name = "a\u{1B}[31mb\u{9B}2Jc\td\ne\u{7F}f\u{85}g\u{202E}h\u{2066}i\u{FEFF}j\u{200B}k"
    screen.put(name, at: Point(column: 0, row: 0), style: .plain)
    expect(screen, shows: ["a\u{FFFD}[31mb\u{FFFD}2Jc d e\u{FFFD}f ghijk "])
  }

  @Test func `no scalar at all leaves a control character in a cell`() {
    for ascii in [false, true] {
      for value in UInt32(0)..<0x3000 {
        guard let scalar = Unicode.Scalar(value) else { continue }
        var screen = frame(2, ascii: ascii)
        screen.put(String(Character(scalar)), at: Point(column: 0, row: 0), style: .plain)
        for column in 0..<2 {
          let shown = screen[column, 0].scalar
          #expect(shown == 0 || shown >= 0x20 && shown != 0x7F && !(0x80..<0xA0).contains(shown))
          #expect(!ascii || shown < 0x7F)
          #expect(!(0x202A...0x202E).contains(shown) && !(0x2066...0x2069).contains(shown))
        }
      }
    }
  }

  @Test func `characters of two columns keep their columns`() {
    var screen = frame(8)
    #expect(screen.put("漢字ab", at: Point(column: 0, row: 0), style: .plain) == 6)
    expect(screen, shows: ["漢字ab  "])
    #expect(screen[1, 0].isContinuation)
    #expect(screen[4, 0].scalar == UInt32(UInt8(ascii: "a")))
  }

  @Test func `half a character of two columns never stays`() {
    var screen = frame(6)
    screen.put("漢字", at: Point(column: 0, row: 0), style: .plain)
    screen.set("x", column: 1, row: 0, style: .plain)
    screen.set("y", column: 2, row: 0, style: .plain)
    expect(screen, shows: [" xy   "])
    screen.put("漢字漢", at: Point(column: 0, row: 0), style: .plain, width: 5)
    expect(screen, shows: ["漢字… "])
  }

  @Test func `a combining mark joins the character before it`() {
    var screen = frame(4)
    #expect(screen.put("e\u{301}a\u{308}\u{323}", at: Point(column: 0, row: 0), style: .plain) == 2)
    #expect(screen[0, 0].mark == 0x301)
    #expect(screen[1, 0].mark == 0x308)
    expect(screen, shows: ["e\u{301}a\u{308}  "])
  }

  @Test func `a mark without a character before it is left out`() {
    var screen = frame(3)
    screen.put("x", at: Point(column: 0, row: 0), style: .plain)
    screen.put("\u{301}b", at: Point(column: 1, row: 0), style: .plain)
    #expect(screen[0, 0].mark == 0)
    expect(screen, shows: ["xb "])
  }

  @Test func `ASCII frames show stand-ins`() {
    var screen = frame(16, ascii: true)
    screen.put("784→10 · ×4 − λ漢", at: Point(column: 0, row: 0), style: .plain)
    expect(screen, shows: ["784>10 . x4 - l?"])
  }

  @Test func `drawing is kept inside the clip`() {
    var screen = frame(6, 3)
    screen.clipped(to: Rect(column: 1, row: 1, columns: 3, rows: 1)) { screen in
      screen.fill(screen.bounds, with: "x", style: .plain)
      screen.clipped(to: Rect(column: 0, row: 0, columns: 2, rows: 3)) { inner in
        inner.put("abcdef", at: Point(column: 0, row: 1), style: .plain)
      }
    }
    screen.set("z", column: 5, row: 2, style: .plain)
    expect(screen, shows: ["      ", " …xx  ", "     z"])
  }

  @Test func `pieces of text share a width`() {
    let look = Look()
    var screen = Frame(size: Size(columns: 12, rows: 3), look: look)
    let spans = [Span("loss ", .textStrong), Span("0.041"), Span(" ok", .textGood)]
    for (row, width) in [12, 10, 11].enumerated() {
      screen.put(spans, at: Point(column: 0, row: row), look: look, width: width)
    }
    expect(
      screen, shows: ["loss 0.041 …", "loss 0.04…  ", "loss 0.041… "])
    #expect(screen[0, 0].style == look.style(.textStrong))
    #expect(screen[5, 0].style == look.style(.text))
  }

  @Test func `a box has its title at the left and its keys at the right`() {
    let look = Look()
    var screen = Frame(size: Size(columns: 30, rows: 4), look: look)
    let inside = screen.box(
      screen.bounds, title: "loss", footer: [KeyHint("z", "zoom"), KeyHint("L", "log")], focused: true,
      look: look)
    #expect(inside == Rect(column: 1, row: 1, columns: 28, rows: 2))
    expect(
      screen,
      shows: [
        "╭─ loss ─────────────────────╮", "│                            │", "│                            │",
        "╰───────────── z zoom  L log ╯",
      ])
    #expect(screen[0, 0].style == look.style(.panelBorderFocus))
    #expect(screen[3, 0].style == look.style(.panelTitleFocus))
  }

  @Test func `a narrow box leaves out keys and shortens its title`() {
    let look = Look(glyphs: .ascii)
    var screen = Frame(size: Size(columns: 14, rows: 3), look: look)
    screen.box(
      screen.bounds, title: "accuracy of test", footer: [KeyHint("z", "zoom"), KeyHint("L", "log")],
      look: look)
    expect(
      screen, shows: ["+- accurac~ -+", "|            |", "+---- z zoom +"])
  }
}
