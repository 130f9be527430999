import Foundation
import Testing

/// What reaches the terminal, by either output and in terminals of several kinds.
@Suite(.serialized)
struct OutputDriverTests {
  let folder = Folder()

  private func pane(
    _ arguments: String, _ variables: String, columns: Int = 120, rows: Int = 34
  ) throws -> Pane {
    try Pane(
      "env \(variables) \(Program.path) \(arguments)", columns: columns, rows: rows,
      sessions: folder)
  }

  /// A short session to look at, whose replay stands still.
  private func session() throws -> String {
    let file = folder.file("still.plexus")
    let result = try Program.run(
      "run", "spike-count", "--set", "epochs=1", "--save", file, "--force", sessions: folder)
    try #require(result.status == 0, "\(result.errors)")
    return file
  }

  private func waitUntilStill(_ pane: Pane) {
    var last = ""
    _ = eventually(within: 10, every: 0.3) {
      let now = pane.colors
      defer { last = now }
      return now == last
    }
  }

  @Test func `both outputs bring the same screen`() throws {
    let file = try session()
    for (columns, rows) in [(120, 34), (80, 24)] {
      var screens: [String] = []
      for output in ["ansi", "curses"] {
        // A state of its own, as what is zoomed stays so.
        let state = "XDG_STATE_HOME=\(folder.file("state-\(output)-\(columns)"))"
        let pane = try pane(
          "replay \(file) --output \(output)", "TERM=xterm-256color \(state)", columns: columns, rows: rows)
        try #require(pane.shows("REPLAY"), "\(pane.screen)")
        pane.press("G")
        #expect(pane.shows("done"), "\(pane.screen)")
        for key in ["z", "Tab", "?", "Escape"] {
          pane.press(key)
          waitUntilStill(pane)
          screens.append(pane.seen)
        }
      }
      #expect(screens.count == 8)
      for step in 0..<4 where screens.count == 8 {
        #expect(screens[step] == screens[step + 4], "\(columns)×\(rows), step \(step)")
      }
    }
  }

  /// The numbers of all sequences that choose colours and attributes.
  private func numbers(_ bytes: String) -> [[Int]] {
    bytes.matches(of: /\u{1B}\[([0-9;]*)m/).map { match in
      match.1.split(separator: ";").compactMap { Int($0) }
    }
  }

  private func written(_ variables: String, _ arguments: String = "run target-control") throws -> (
    bytes: String, screen: String
  ) {
    let pane = try Pane(sessions: folder)
    let file = folder.file("bytes-\(UUID().uuidString).txt")
    pane.record(to: file)
    pane.type("env \(variables) \(Program.path) \(arguments)\n")
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    let screen = pane.screen
    pane.press("q")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil })
    #expect(pane.isSane(), "\(pane.screen)")
    return (try String(decoding: Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self), screen)
  }

  @Test(arguments: [
    ("TERM=xterm-256color COLORTERM=truecolor", 2), ("TERM=xterm-256color", 5), ("TERM=tmux-256color", 5),
  ])
  func `many colours are told by channels or by number`(_ variables: String, _ kind: Int) throws {
    let numbers = numbers(try written(variables).bytes)
    let colors = numbers.flatMap { list in
      list.indices.filter { [38, 48].contains(list[$0]) }.map { list[$0 + 1] }
    }
    #expect(!colors.isEmpty && colors.allSatisfy { $0 == kind }, "\(colors.prefix(9))")
  }

  @Test(arguments: ["TERM=linux", "TERM=xterm"])
  func `few colours are those that the terminal has, and text is never on its own colour`(
    _ variables: String
  ) throws {
    let (bytes, screen) = try written(variables)
    #expect(screen.contains("Target control"), "\(screen)")
    let numbers = numbers(bytes)
    let used = Set(numbers.flatMap { $0 }.filter { $0 >= 30 })
    #expect(used.allSatisfy { $0 <= 49 && $0 != 38 && $0 != 48 }, "\(used)")
    #expect(used.contains { $0 < 38 && $0 > 30 }, "\(used)")
    var (front, back) = (39, 49)
    for list in numbers {
      if list.isEmpty || list.contains(0) { (front, back) = (39, 49) }
      for number in list {
        if (30...39).contains(number) || (90...97).contains(number) { front = number }
        if (40...49).contains(number) || (100...107).contains(number) { back = number }
      }
      #expect(front == 39 || front + 10 != back, "\(list)")
    }
  }

  @Test(arguments: [
    "TERM=vt100", "TERM=xterm-256color NO_COLOR=1", "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1",
  ])
  func `no colours where there are none or none are wanted`(_ variables: String) throws {
    let (bytes, screen) = try written(variables)
    #expect(screen.contains("Target control"), "\(screen)")
    // Back to the terminal's own is no colour.
    let used = Set(numbers(bytes).flatMap { $0 }).subtracting([39, 49])
    #expect(used.allSatisfy { $0 < 30 }, "\(used)")
    #expect(used.contains(7) || used.contains(1), "attributes remain")
  }

  @Test(arguments: ["ansi", "curses"])
  func `a locale without UTF-8 gets ASCII alone`(_ output: String) throws {
    let edges = try folder.write("edges.txt", "漢字 b\nb e\u{301}\n漢字 c\nc d\n")
    let (bytes, screen) = try written(
      "TERM=xterm-256color LC_ALL=C", "run target-control --set edges=\(edges) --output \(output)")
    #expect(bytes.utf8.allSatisfy { $0 < 0x80 })
    #expect(screen.contains("+-") && !screen.contains("\u{FFFD}"), "\(screen)")
  }

  @Test(arguments: ["ansi", "curses"])
  func `wide and combining characters in data move nothing`(_ output: String) throws {
    let edges = try folder.write(
      "edges.txt", "漢字かな b\nb e\u{301}te\u{301}\n漢字かな 🐟fish\n🐟fish d\nd 가각\n")
    let pane = try pane(
      "run target-control --set edges=\(edges) --set target-fraction=1 --output \(output)",
      "TERM=xterm-256color")
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    for _ in 0..<4 {
      pane.press("Tab")
      waitUntilStill(pane)
      let lines = pane.screen.split(separator: "\n").dropFirst().dropLast(2).map(String.init)
      for line in lines {
        #expect(Self.columns(line) == 120, "\(Self.columns(line)): \(line)")
        #expect(["╮", "│", "╯"].contains { line.hasSuffix($0) }, "\(line)")
      }
    }
    #expect(pane.screen.contains("漢字"), "\(pane.screen)")
  }

  /// Columns as the system's own table has them, independent of Plexus'.
  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300..<0x370: sum
      case 0x1100..<0x1160, 0x3040..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4, 0x1F300..<0x1F700: sum + 2
      default: sum + 1
      }
    }
  }

  @Test(arguments: ["TERM=xterm-256color", "TERM=tmux-256color", "TERM=screen-256color", "TERM=screen"])
  func `the mouse chooses a panel, far to the right too`(_ variables: String) throws {
    let pane = try pane("run target-control", variables, columns: 240, rows: 40)
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    waitUntilStill(pane)
    let before = pane.colors
    pane.type("\u{1B}[<0;236;6M\u{1B}[<0;236;6m")
    #expect(eventually(within: 5) { pane.colors != before }, "\(pane.screen)")
    #expect(!pane.screen.contains("does nothing"), "\(pane.screen)")
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane())
  }

  @Test(arguments: ["dumb", "nonexist", "''"])
  func `a terminal that cannot show a screen is refused in a sentence`(_ name: String) throws {
    let pane = try Pane(
      "clear; TERM=\(name) \(Program.path); echo \"code $?\"", sessions: folder)
    #expect(pane.shows("code 2"), "\(pane.screen)")
    let lines = pane.screen.split(separator: "\n").filter { !$0.hasPrefix("$") }
    #expect(lines.first?.hasPrefix("plexus: ") == true, "\(pane.screen)")
    #expect(pane.isSane())
  }
}
