import Experiments
import Terminal
import Workbench

/// Where actions can be done.
extension EveryActionTests {
  static func home(_ bench: inout Bench) throws {
    try bench.keep("demo-learning")
    try bench.keep("demo-learning")
    bench.press("down")
  }
  static func setup(_ bench: inout Bench) { bench.press("enter", "down") }
  static func run(_ bench: inout Bench) throws { try bench.start("demo-learning") }
  static func over(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    bench.finish(1)
  }
  static func network(_ bench: inout Bench) throws {
    try bench.start("demo-network")
    bench.press("/")
    bench.type("n31")
    bench.press("enter", "+", "+")
  }
  static func table(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    for _ in 0..<4 { bench.press("tab") }
    bench.press("down", "down", "down")
  }
  static func read(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    bench.press("v")
    for _ in 0..<20 { bench.press("left") }
  }
  static func readSpikes(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    bench.press("tab", "tab", "v")
    for _ in 0..<5 { bench.press("down", "right") }
  }
  static func spikes(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    bench.press("tab", "tab")
  }
  /// A panel of the system with numbers, and keys pressed there.
  static func numbers(_ panel: Int, _ keys: String...) -> (inout Bench) throws -> Void {
    { bench in
      bench.startShare = 1
      try bench.start("demo-numbers")
      for _ in 0..<panel { bench.press("tab") }
      for key in keys { bench.press(key) }
    }
  }
  /// A log in the middle of what was searched for.
  static func search(_ bench: inout Bench) throws {
    try numbers(6)(&bench)
    bench.press("g", "/")
    bench.type("fell over")
    bench.press("enter", "n")
  }
  static func replay(_ bench: inout Bench) throws {
    try bench.keep("demo-learning")
    bench.press("tab", "enter", "5")
  }
  static func panelList(_ bench: inout Bench) throws {
    try run(&bench)
    bench.press("O", "down")
  }
  static func help(_ bench: inout Bench) throws {
    try run(&bench)
    bench.deliver(.input(.resize(Size(columns: 80, rows: 20))))
    bench.press("?", "down")
  }
  static func choice(_ bench: inout Bench) throws {
    try run(&bench)
    bench.press("c")
  }
  static func question(_ key: String) -> (inout Bench) throws -> Void {
    { bench in
      try run(&bench)
      bench.press(key)
    }
  }
  static func lesson(_ presses: String...) -> (inout Bench) throws -> Void {
    { bench in
      try bench.teach()
      bench.press("l", "enter")
      for key in presses { bench.press(key) }
    }
  }
  static func lessonStep(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.step == wanted }
  }
  static func choice(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.choice == wanted }
  }
  static func answered(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.answers == [2: wanted] }
  }
  /// A panel of images, by its place, the middle of an enlarged part with the cursor on, if that is asked for.
  static func pictures(_ panel: Int, _ keys: String...) -> (inout Bench) throws -> Void {
    { bench in
      bench.startShare = 1
      try bench.start("demo-pictures")
      for _ in 0..<panel { bench.press("tab") }
      for key in keys { bench.deliver(.input(.key(Key(key) ?? .escape))) }
    }
  }
  static func sessions(_ bench: inout Bench) throws {
    try home(&bench)
    bench.press("tab")
  }
  static func compare(_ bench: inout Bench) throws {
    try sessions(&bench)
    bench.press("space", "space", "c")
  }
  static func about(_ bench: inout Bench) throws {
    bench.deliver(.input(.resize(Size(columns: 80, rows: 20))))
    bench.press("a", "down", "down")
  }
  static func deletion(_ bench: inout Bench) throws {
    try sessions(&bench)
    bench.press("D")
  }
}
