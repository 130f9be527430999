import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct SnapshotTests {
  /// The screens of which goldens are kept.
  enum Scene: String, CaseIterable, Sendable {
    case home, setup, setupWrong, run, runOver, runZoomed, network, crowd, near, pictures, sideBySide
    case tracker, samples, numbers, numbersRead, replay, help, quit
    case helpFound, commandLine, commandWrong, palette, settings, settingsWrong
    case homeSessions, setupMeasured, compare, compareZoomed, compareOthers, about, delete
    case homeLessons, lesson, lessonQuestion, lessonRun

    /// Whether it shows images in colours.
    var hasImages: Bool { [.pictures, .sideBySide, .samples].contains(self) }

    func bench(size: Size, glyphs: Glyphs, colors: ColorDepth) throws -> Bench {
      var bench = Bench(size: size, glyphs: glyphs, colors: colors)
      switch self {
      case .home:
        try bench.keep("demo-learning")
        try bench.keep("demo-network")
        try bench.start("demo-learning", settings: ["epochs": "4"])
        bench.press("q")
      case .homeSessions:
        try keepRuns(&bench)
        bench.press("tab", "space", "space", "down", "v")
        bench.deliver(.input(.key(.down)))
      case .setup: bench.press("enter", "down")
      case .setupMeasured:
        try bench.keep("demo-learning", settings: ["epochs": "4"])
        bench.press("enter")
      case .setupWrong:
        bench.press("enter", "down")
        bench.type("3")
      case .run: try bench.start("demo-learning")
      case .runOver:
        try bench.start("demo-learning")
        bench.finish(1)
      case .runZoomed:
        try bench.start("demo-learning")
        bench.press("z", "L")
      case .network:
        try bench.start("demo-network")
        bench.press("/")
        bench.type("n31")
        bench.press("enter")
      case .pictures:
        bench.startShare = 1
        try bench.start("demo-pictures")
        bench.press("tab")
      case .numbers:
        bench.startShare = 1
        try bench.start("demo-numbers")
        bench.press("tab", "tab")
      case .numbersRead:
        bench.startShare = 1
        try bench.start("demo-numbers")
        bench.press("tab", "v", "right", "right", "down", "z")
      case .sideBySide:
        bench.startShare = 1
        try bench.start("demo-pictures")
        bench.press("tab", "z", "v", "shift-right", "shift-down")
      case .tracker:
        bench.startShare = 1
        try bench.start("demo-pictures")
        bench.press("tab", "tab", "tab", "tab", "z", "a")
      case .samples:
        bench.startShare = 1
        try bench.start("demo-pictures")
        bench.press("tab", "tab", "z", "v", "right", "down")
      case .crowd:
        try bench.start("demo-network", settings: ["nodes": "3000"])
        bench.press("/")
        bench.type("n31")
        bench.press("enter")
      case .near:
        try bench.start("demo-network", settings: ["nodes": "3000"])
        bench.press("/")
        bench.type("n31")
        bench.press("enter", "n", "}", "z")
      case .replay:
        try bench.keep("demo-learning")
        bench.press("tab", "enter", "6", "+", "space")
      case .homeLessons:
        try bench.teach()
        bench.model.lessonsDone = ["first"]
        bench.press("l")
      case .lesson:
        try bench.teach()
        bench.press("l", "enter", "enter")
      case .lessonQuestion:
        try bench.teach()
        bench.press("l", "enter", "enter", "enter", "1")
      case .lessonRun:
        try bench.teach()
        bench.press("l", "down", "enter", "enter")
      case .compare, .compareZoomed:
        try keepRuns(&bench)
        bench.press("tab", "space", "space", "space", "c")
        if self == .compareZoomed { bench.press("n", "z") }
      case .compareOthers:
        try keepRuns(&bench)
        bench.press("tab", "space", "end", "space", "c")
      case .about: bench.press("a")
      case .delete:
        try keepRuns(&bench)
        bench.press("tab", "D")
      case .help:
        try bench.start("demo-learning")
        bench.press("tab", "tab", "?")
      case .quit:
        try bench.start("demo-learning")
        bench.press("ctrl-c")
      case .helpFound:
        try bench.start("demo-learning")
        bench.press("?", "/")
        bench.type("panel")
      case .commandLine:
        try bench.start("demo-learning")
        bench.press(":")
        bench.type("set ")
        bench.press("tab")
      case .commandWrong:
        bench.press(":")
        bench.type("run demo-learning quikc")
        bench.press("enter")
      case .palette:
        try bench.keep("demo-learning")
        try bench.start("demo-learning")
        bench.press("ctrl-p")
        bench.type("re")
        bench.press("down")
      case .settings:
        bench.model.configurationPath = "~/.config/plexus/config.yaml"
        bench.press(",", "right")
      case .settingsWrong:
        bench.model.configurationPath = "~/.config/plexus/config.yaml"
        bench.press(",", "down", "down", "e", "backspace", "backspace")
        bench.type("99")
      }
      return bench
    }

    /// Three runs of one system, one with another setting, and one of another system.
    private func keepRuns(_ bench: inout Bench) throws {
      try bench.keep("demo-learning")
      try bench.keep("demo-learning", seed: 2)
      let path = try bench.keep("demo-learning", settings: ["epochs": "3"])
      try bench.keep("demo-network", status: .interrupted)
      bench.perform(.remark(path: path, "more epochs"))
    }
  }

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  @Test(arguments: Scene.allCases, sizes)
  func `every screen looks as it did`(scene: Scene, size: Size) throws {
    let bench = try scene.bench(size: size, glyphs: .braille, colors: .palette256)
    #expect(bench.text.count == size.rows)
    try Golden.expect(bench.text, "\(scene.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: Scene.allCases)
  func `every screen has a form in plain ASCII`(scene: Scene) throws {
    let bench = try scene.bench(size: Self.sizes[0], glyphs: .ascii, colors: .none)
    #expect(bench.text.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
    try Golden.expect(bench.text, "\(scene.rawValue)-80x24-ascii")
  }

  /// Images are shades of colour where there is colour, and characters where there is none.
  @Test(arguments: Scene.allCases.filter { !$0.hasImages }, sizes)
  func `without colour the text is the same`(scene: Scene, size: Size) throws {
    let coloured = try scene.bench(size: size, glyphs: .braille, colors: .full)
    let plain = try scene.bench(size: size, glyphs: .braille, colors: .none)
    #expect(coloured.text == plain.text)
  }

  @Test(arguments: Scene.allCases)
  func `every size from the smallest is drawn to the edges`(scene: Scene) throws {
    var bench = try scene.bench(size: Self.sizes[1], glyphs: .braille, colors: .palette256)
    for columns in stride(from: 1, through: 300, by: 23) {
      for rows in stride(from: 1, through: 100, by: 9) {
        let size = Size(columns: columns, rows: rows)
        bench.deliver(.input(.resize(size)))
        #expect(bench.model.view().size == size)
      }
    }
  }

  @Test func `the same model gives the same frame`() throws {
    for scene in Scene.allCases {
      let bench = try scene.bench(size: Self.sizes[1], glyphs: .braille, colors: .full)
      #expect(bench.model.view() == bench.model.view())
    }
  }
}
