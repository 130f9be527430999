import Terminal
import Testing

@Suite("A key") struct KeyTests {
  @Test(arguments: [
    ("q", Key.character("q"), "q"), ("Q", .character("Q"), "Q"), ("space", .space, "Space"),
    ("ctrl-p", .control("p"), "^P"), ("alt-x", .alt("x"), "⌥x"), ("shift-tab", .backTab, "⇧Tab"),
    ("up", .up, "↑"), ("page-down", .pageDown, "PgDn"), ("f12", .function(12), "F12"), ("enter", .enter, "⏎"),
    ("escape", .escape, "Esc"), ("ctrl-shift-left", Key(.left, [.control, .shift]), "^⇧←"),
    ("-", .character("-"), "-"),
    ("ctrl--", .control("-"), "^-"), ("ctrl-space", .control(" "), "^Space"), ("é", .character("é"), "é"),
    ("f", .character("f"), "f"),
    ("ctrl-alt-a", Key(.character("a"), [.control, .alt]), "^⌥A"),
  ])
  func `has a text that names it and a sign for help`(_ text: String, _ key: Key, _ symbol: String) {
    #expect(Key(text) == key)
    #expect(key.text == text)
    #expect(key.symbol() == symbol)
  }

  @Test func `every key comes back from its text`() {
    var codes: [Key.Code] = [
      .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown,
    ]
    codes += (1...24).map { .function($0) } + "abzAZ09 -+:/?[]漢".map { .character($0) }
    for code in codes {
      for bits in UInt8(0)..<8 {
        var modifiers = Key.Modifiers(rawValue: bits)
        if case .character = code { modifiers.remove(.shift) }
        let key = Key(code, modifiers)
        #expect(Key(key.text) == key, "\(key.text)")
        #expect(key.symbol(ascii: true).unicodeScalars.allSatisfy { $0.isASCII } || key.text.contains("漢"))
      }
    }
  }

  @Test(arguments: ["", "ctrl-", "up-", "f0", "f99", "shift-a", "pgup", "ctrl-foo", " ", "ab"])
  func `a text that names none is refused`(_ text: String) {
    #expect(Key(text) == nil)
  }
}

@Suite("Bytes from a terminal") struct InputDecoderTests {
  private func decode(_ text: String, terminfo: [(String, Key)] = []) -> [InputEvent] {
    var decoder = InputDecoder(terminfo: terminfo)
    return decoder.feed(Array(text.utf8)) + decoder.flush()
  }

  @Test(arguments: [
    ("q", "q"), ("\r", "enter"), ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{10}", "ctrl-p"),
    ("\0", "ctrl-space"),
    ("\u{1F}", "ctrl-_"), ("é", "é"), ("漢", "漢"), ("\u{1B}", "escape"), ("\u{1B}x", "alt-x"),
    ("\u{1B}\r", "alt-enter"), ("\u{1B}é", "alt-é"), ("\u{1B}[A", "up"), ("\u{1B}OA", "up"),
    ("\u{1B}[1;2C", "shift-right"), ("\u{1B}[1;5D", "ctrl-left"), ("\u{1B}[1;7B", "ctrl-alt-down"),
    ("\u{1B}[Z", "shift-tab"), ("\u{1B}[H", "home"), ("\u{1B}[4~", "end"), ("\u{1B}[3;5~", "ctrl-delete"),
    ("\u{1B}[5~", "page-up"), ("\u{1B}OP", "f1"), ("\u{1B}[15~", "f5"), ("\u{1B}[24;2~", "shift-f12"),
    ("\u{1B}[[A", "f1"), ("\u{1B}[a", "shift-up"), ("\u{1B}[27;5;13~", "ctrl-enter"),
    ("\u{1B}[97;5u", "ctrl-a"),
    ("\u{1B}[", "alt-["), ("\u{1B}O", "alt-O"),
  ])
  func `become keys`(_ bytes: String, _ key: String) {
    #expect(decode(bytes) == [.key(Key(key) ?? .insert)])
  }

  @Test func `become the keys that terminfo names`() {
    #expect(
      decode("\u{1B}[7$x", terminfo: [("\u{1B}[7$", Key(.home, .shift))]) == [
        .key(Key(.home, .shift)), .key(.character("x")),
      ])
  }

  @Test(arguments: [
    ("\u{1B}[<0;241;3M", MouseEvent(.press(.left), at: Point(column: 240, row: 2))),
    ("\u{1B}[<2;1;1m", MouseEvent(.release(.right), at: Point(column: 0, row: 0))),
    ("\u{1B}[<32;5;6M", MouseEvent(.drag(.left), at: Point(column: 4, row: 5))),
    ("\u{1B}[<64;5;6M", MouseEvent(.scrollUp, at: Point(column: 4, row: 5))),
    ("\u{1B}[<81;5;6M", MouseEvent(.scrollDown, at: Point(column: 4, row: 5), modifiers: .control)),
    ("\u{1B}[M !!", MouseEvent(.press(.left), at: Point(column: 0, row: 0))),
    ("\u{1B}[M#\"!", MouseEvent(.release(.left), at: Point(column: 1, row: 0))),
  ])
  func `become mouse events`(_ bytes: String, _ event: MouseEvent) {
    #expect(decode(bytes) == [.mouse(event)])
  }

  @Test func `between marks are pasted text, keys and all`() {
    #expect(
      decode("a\u{1B}[200~x\ry\u{1B}[A\u{1B}[201~b") == [
        .key(.character("a")), .paste("x\ry\u{1B}[A"), .key(.character("b")),
      ])
  }

  @Test func `may be cut anywhere`() {
    let bytes = Array("q\u{1B}[1;5A漢\u{1B}[<0;24;3M\u{1B}x\u{1B}[200~pas\u{1B}te\u{1B}[201~\u{1B}OBz".utf8)
    var whole = InputDecoder()
    let expected = whole.feed(bytes)
    #expect(expected.count == 8)
    #expect(!whole.isWaiting)
    for cut in 1..<bytes.count {
      var decoder = InputDecoder()
      #expect(decoder.feed(Array(bytes[..<cut])) + decoder.feed(Array(bytes[cut...])) == expected)
    }
    var single = InputDecoder()
    #expect(bytes.flatMap { single.feed([$0]) } == expected)
  }

  @Test func `that mean nothing are passed over`() {
    #expect(decode("\u{1B}[?1;2c\u{1B}[I\u{1B}[99~\u{1B}[<3;1;1Mq") == [.key(.character("q"))])
    var decoder = InputDecoder()
    #expect(decoder.feed([0xFF, 0xC3, 0x41, 0x80, 0x42]) == [.key(.character("A")), .key(.character("B"))])
  }

  @Test func `never stop the decoder, whatever they are`() {
    var random = Seeded(9)
    let common = Array("\u{1B}[<0123456789;OM~ABm\u{7F}x".utf8) + [0xE6, 0xBC]
    for _ in 0..<2_000 {
      var decoder = InputDecoder(terminfo: [("\u{1B}OH", .home)])
      for _ in 0..<6 {
        let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
          common.randomElement(using: &random) ?? 0
        }
        _ = decoder.feed(bytes)
      }
      _ = decoder.flush()
      #expect(!decoder.isWaiting)
      #expect(decoder.feed(Array("\u{1B}[201~q".utf8)).last == .key(.character("q")))
    }
  }
}

@Suite("A line being typed") struct LineEditorTests {
  private func typed(_ keys: [String], into text: String = "") -> LineEditor {
    var editor = LineEditor(text)
    for key in keys { editor.handle(Key(key) ?? .escape) }
    return editor
  }

  @Test(arguments: [
    (["a", "b", "left", "x"], "axb", 2), (["ctrl-a", "x"], "xset lr", 1), (["ctrl-w"], "set ", 4),
    (["ctrl-u"], "", 0), (["home", "delete"], "et lr", 0), (["backspace", "backspace"], "set ", 4),
    (["home", "right", "ctrl-k"], "s", 1), (["space", "é"], "set lr é", 8),
    (["left", "left", "left", "end"], "set lr", 6),
    (["home", "backspace", "left"], "set lr", 0),
  ])
  func `follows the keys`(_ keys: [String], _ text: String, _ cursor: Int) {
    let editor = typed(keys, into: keys.first == "a" ? "" : "set lr")
    #expect(editor.text == text)
    #expect(editor.cursor == cursor)
  }

  @Test func `leaves keys that mean nothing to others`() {
    var editor = LineEditor("a")
    for key in [Key.enter, .escape, .tab, .up, .function(1), .alt("x")] {
      let isHandled = editor.handle(key)
      #expect(!isHandled, "\(key.text)")
    }
    #expect(editor.text == "a")
  }

  @Test func `keeps its cursor in sight`() {
    var editor = LineEditor("a long command line")
    #expect(drawn(TextField(prompt: ":", editor: editor), columns: 9, rows: 1).text == [":nd line "])
    editor.handle(.home)
    #expect(drawn(TextField(prompt: ":", editor: editor), columns: 9, rows: 1).text == [":a long …"])
  }
}
