import Experiments
import Sessions
import Terminal
import Testing
import Workbench

/// Every action of the table, pressed by each of its keys, does what its help says.
@Suite struct EveryActionTests {
  /// Where an action can be done, and what must be so afterwards.
  private struct Trial {
    var prepare: (inout Bench) throws -> Void
    var check: (_ before: Bench, _ after: Bench) -> Bool

    init(_ prepare: @escaping (inout Bench) throws -> Void, _ check: @escaping (Bench, Bench) -> Bool) {
      self.prepare = prepare
      self.check = check
    }
  }

  @Test(arguments: ActionTable.own)
  func `each key of an action does what its help says`(entry: ActionEntry) throws {
    guard case .user(let action) = entry.target else { return }
    for key in entry.keys {
      var bench = Bench()
      let trial = Self.trial(action)
      try trial.prepare(&bench)
      try #require(bench.model.activePlaces.contains(entry.place), "\(action.rawValue) cannot be reached")
      try #require(bench.model.keyMap.entry(for: key)?.target == entry.target, "\(key.text) is taken")
      let before = bench
      bench.effects = []
      bench.deliver(.input(.key(key)))
      #expect(trial.check(before, bench), "\(key.text): \(action.rawValue)")
    }
  }

  // MARK: places

  private static func home(_ bench: inout Bench) throws {
    try bench.keep("demo-learning")
    try bench.keep("demo-learning")
    bench.press("down")
  }
  private static func setup(_ bench: inout Bench) { bench.press("enter", "down") }
  private static func run(_ bench: inout Bench) throws { try bench.start("demo-learning") }
  private static func over(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    bench.finish(1)
  }
  private static func network(_ bench: inout Bench) throws {
    try bench.start("demo-network")
    bench.press("/")
    bench.type("n31")
    bench.press("enter", "+", "+")
  }
  private static func table(_ bench: inout Bench) throws {
    try bench.start("demo-learning")
    for _ in 0..<4 { bench.press("tab") }
    bench.press("down", "down", "down")
  }
  private static func replay(_ bench: inout Bench) throws {
    try bench.keep("demo-learning")
    bench.press("tab", "enter", "5")
  }
  private static func lesson(_ presses: String...) -> (inout Bench) throws -> Void {
    { bench in
      try bench.teach()
      bench.press("l", "enter")
      for key in presses { bench.press(key) }
    }
  }
  private static func lessonStep(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.step == wanted }
  }
  private static func choice(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.choice == wanted }
  }
  private static func answered(_ wanted: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.shownLesson?.answers == [2: wanted] }
  }
  private static func panelList(_ bench: inout Bench) throws {
    try run(&bench)
    bench.press("O", "down")
  }
  private static func help(_ bench: inout Bench) throws {
    try run(&bench)
    bench.deliver(.input(.resize(Size(columns: 80, rows: 20))))
    bench.press("?", "down")
  }
  private static func choice(_ bench: inout Bench) throws {
    try run(&bench)
    bench.press("c")
  }
  private static func question(_ key: String) -> (inout Bench) throws -> Void {
    { bench in
      try run(&bench)
      bench.press(key)
    }
  }

  // MARK: what can be seen afterwards

  private static func sent(_ wanted: @escaping (Command) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in
      after.effects.contains { if case .send(_, let command) = $0 { wanted(command) } else { false } }
    }
  }
  private static func moved(_ wanted: @escaping (Transport) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in
      after.effects.contains { if case .replay(let transport) = $0 { wanted(transport) } else { false } }
    }
  }
  private static func asked(_ wanted: @escaping (Effect) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in after.effects.contains(where: wanted) }
  }
  private static func row(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in
      let (one, other) = (
        before.model.panels?.focusedState.selection, after.model.panels?.focusedState.selection
      )
      guard let one, let other else { return false }
      return other == min(9, max(0, one + change))
    }
  }
  private static func node(_ isThere: @escaping (NetworkPlot.Node, NetworkPlot.Node) -> Bool) -> (
    Bench, Bench
  ) -> Bool {
    { before, after in
      guard let nodes = after.model.panels?.drawings["network"]?.plot?.nodes,
        let one = before.model.panels?.focusedState.selection,
        let other = after.model.panels?.focusedState.selection
      else { return false }
      return isThere(nodes[one], nodes[other])
    }
  }
  private static func view(_ isThere: @escaping (NetworkPlot.Viewport, NetworkPlot.Viewport) -> Bool) -> (
    Bench, Bench
  )
    -> Bool
  {
    { before, after in
      guard let one = before.model.panels?.focusedState.viewport,
        let other = after.model.panels?.focusedState.viewport
      else { return false }
      return isThere(one, other)
    }
  }
  private static func field(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in after.model.setup?.selection == max(0, (before.model.setup?.selection ?? 0) + change) }
  }
  private static func helpOffset(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in
      guard case .help(let one) = before.model.popup, case .help(let other) = after.model.popup else {
        return false
      }
      return other == one + change
    }
  }
  private static func isOn(_ screen: Model.Screen) -> (Bench, Bench) -> Bool {
    { _, after in after.model.screen == screen }
  }

  // MARK: the trials

  /// The switch has no default: a new action needs a trial.
  private static func trial(_ action: UserAction) -> Trial {
    switch action {
    case .help: return Trial(run) { _, after in if case .help = after.model.popup { true } else { false } }
    case .back: return Trial(run, isOn(.home))
    case .quit: return Trial({ _ in }, asked { if case .quit = $0 { true } else { false } })
    case .suspend: return Trial({ _ in }, asked { if case .suspend = $0 { true } else { false } })
    case .redraw: return Trial({ _ in }, asked { if case .redraw = $0 { true } else { false } })
    case .toggleMouse: return Trial(run, asked { if case .setMouse(false) = $0 { true } else { false } })
    case .toggleTheme: return Trial(run) { _, after in after.model.look.theme.name == "daylight" }
    case .homeUp:
      return Trial(home) { before, after in after.model.home.system == before.model.home.system - 1 }
    case .homeDown:
      return Trial(home) { before, after in after.model.home.system == before.model.home.system + 1 }
    case .homeFirst: return Trial(home) { _, after in after.model.home.system == 0 }
    case .homeLast: return Trial(home) { _, after in after.model.home.system == 2 }
    case .homePanel: return Trial(home) { _, after in after.model.home.list == .sessions }
    case .homeOpen: return Trial(home, isOn(.setup))
    case .homeReplay:
      return Trial(
        {
          try home(&$0)
          $0.press("up")
        }, isOn(.replay))
    case .homeResume:
      return Trial(
        {
          try $0.keep("demo-learning", status: .interrupted)
          $0.press("tab")
        }, asked { if case .resume = $0 { true } else { false } })
    case .homeFilter: return Trial(home) { _, after in after.model.entry?.purpose == .homeFilter }
    case .homeLessons:
      return Trial({ try $0.teach() }) { _, after in after.model.home.list == .lessons }
    case .lessonNext: return Trial(lesson(), lessonStep(1))
    case .lessonBack: return Trial(lesson("enter"), lessonStep(0))
    case .lessonSkip: return Trial(lesson("enter", "enter"), lessonStep(3))
    case .lessonChoiceUp: return Trial(lesson("enter", "enter", "down"), choice(0))
    case .lessonChoiceDown: return Trial(lesson("enter", "enter"), choice(1))
    case .lessonAnswer: return Trial(lesson("enter", "enter", "down"), answered(1))
    case .lessonChoice1, .lessonChoice2, .lessonChoice3, .lessonChoice4, .lessonChoice5, .lessonChoice6:
      let number = UserAction.choices.firstIndex(of: action) ?? -1
      return Trial(lesson("enter", "enter"), answered(number))
    case .homeRefresh: return Trial(home, asked { if case .listSessions = $0 { true } else { false } })
    case .setupUp: return Trial(setup, field(-1))
    case .setupDown: return Trial(setup, field(1))
    case .setupFirst: return Trial(setup) { _, after in after.model.setup?.selection == 0 }
    case .setupLast: return Trial(setup) { _, after in after.model.setup?.selection == 11 }
    case .setupEdit: return Trial(setup) { _, after in after.model.entry?.editor.text == "0.001" }
    case .setupLess:
      return Trial(setup) { _, after in after.model.setup?.texts[1] == Value.real(0.0007).description }
    case .setupMore: return Trial(setup) { _, after in after.model.setup?.texts[1] == "0.0015" }
    case .setupDefault:
      return Trial({
        setup(&$0)
        $0.press("right")
      }) { _, after in after.model.setup?.texts[1] == "0.001" }
    case .setupPreset: return Trial(setup) { _, after in after.model.setup?.preset == "standard" }
    case .setupPreviousPreset: return Trial(setup) { _, after in after.model.setup?.preset == "paper" }
    case .setupStart: return Trial(setup, isOn(.run))
    case .runPause: return Trial(run, sent { $0 == .pause })
    case .runStep: return Trial(question("space"), sent { $0 == .step })
    case .runLess: return Trial(run, sent { $0 == .set(parameter: "learning-rate", value: .real(0.0007)) })
    case .runMore: return Trial(run, sent { $0 == .set(parameter: "learning-rate", value: .real(0.0015)) })
    case .runParameter, .runPreviousParameter:
      return Trial(run) { _, after in after.model.run?.liveParameter?.name == "noise" }
    case .runNote: return Trial(run) { _, after in after.model.entry?.purpose == .note }
    case .replayNote: return Trial(replay) { _, after in after.model.entry?.purpose == .note }
    case .runStop: return Trial(run) { _, after in after.model.popup == .stopQuestion }
    case .runAgain:
      return Trial(over) { _, after in after.model.run?.id == 2 && after.model.run?.request.seed == 1 }
    case .runAgainNewSeed: return Trial(over) { _, after in after.model.run?.request.seed == 2 }
    case .runReplay: return Trial(over, isOn(.replay))
    case .replayPlay: return Trial(replay, moved { $0 == .hold })
    case .replayFaster: return Trial(replay, moved { $0 == .play(speed: 2) })
    case .replaySlower: return Trial(replay, moved { $0 == .play(speed: 0.5) })
    case .replayStepForward: return Trial(replay, moved { $0 == .stepForward })
    case .replayStepBack: return Trial(replay, moved { $0 == .stepBackward })
    case .replayForward, .replayRewind:
      return Trial(replay, moved { if case .seek = $0 { true } else { false } })
    case .replayNextMark: return Trial(replay, moved { $0 == .nextMark })
    case .replayPreviousMark: return Trial(replay, moved { $0 == .previousMark })
    case .replayStart: return Trial(replay) { _, after in after.model.replay?.state.seq == 0 }
    case .replayEnd: return Trial(replay) { _, after in after.model.replay?.snapshot.isAtEnd == true }
    case .replayJump0, .replayJump1, .replayJump2, .replayJump3, .replayJump4, .replayJump5, .replayJump6,
      .replayJump7, .replayJump8, .replayJump9:
      return Trial(
        replay, moved { $0 == .seekFraction(Double(UserAction.jumps.firstIndex(of: action) ?? -1) / 10) })
    case .replayAgain: return Trial(replay) { _, after in after.model.run?.request.seed == 1 }
    case .replayAgainNewSeed: return Trial(replay) { _, after in after.model.run?.request.seed == 2 }
    case .panelNext: return Trial(run) { _, after in after.model.panels?.focus == 1 }
    case .panelPrevious: return Trial(run) { _, after in after.model.panels?.focus == 6 }
    case .panelZoom: return Trial(run) { _, after in after.model.panels?.isZoomed == true }
    case .panelHide: return Trial(run) { _, after in after.model.panelOrder == [1, 2, 3, 4, 5, 6] }
    case .panelLater: return Trial(run) { _, after in after.model.panelOrder.prefix(2) == [1, 0] }
    case .panelEarlier:
      return Trial({
        try run(&$0)
        $0.press("tab")
      }) { _, after in after.model.panelOrder.prefix(2) == [1, 0] }
    case .panelList: return Trial(run) { _, after in after.model.popup == .panelList(selection: 0) }
    case .panelExport:
      return Trial(run) { _, after in
        if case .panelFile = after.model.entry?.purpose { true } else { false }
      }
    case .panelListUp: return Trial(panelList) { _, after in after.model.popup == .panelList(selection: 0) }
    case .panelListDown: return Trial(panelList) { _, after in after.model.popup == .panelList(selection: 2) }
    case .panelListToggle: return Trial(panelList) { _, after in !after.model.panelOrder.contains(1) }
    case .panelListEarlier: return Trial(panelList) { _, after in after.model.panelOrder.first == 1 }
    case .panelListLater:
      return Trial(panelList) { _, after in after.model.panelOrder.prefix(3) == [0, 2, 1] }
    case .panelListReset:
      return Trial({
        try panelList(&$0)
        $0.press("space")
      }) { _, after in after.model.arrangements.isEmpty }
    case .panelListClose: return Trial(panelList) { _, after in after.model.popup == nil }
    case .curvesLogarithm:
      return Trial(run) { _, after in after.model.panels?.focusedState.isLogarithmic == true }
    case .curvesSmooth: return Trial(run) { _, after in after.model.panels?.focusedState.isSmoothed == true }
    case .rowsUp: return Trial(table, row(-1))
    case .rowsDown: return Trial(table, row(1))
    case .rowsPageUp: return Trial(table, row(-10))
    case .rowsPageDown: return Trial(table, row(10))
    case .rowsFirst: return Trial(table, row(-100))
    case .rowsLast: return Trial(table, row(100))
    case .graphUp: return Trial(network, node { $1.y < $0.y })
    case .graphDown: return Trial(network, node { $1.y > $0.y })
    case .graphLeft: return Trial(network, node { $1.x < $0.x })
    case .graphRight: return Trial(network, node { $1.x > $0.x })
    case .graphFind: return Trial(network) { _, after in after.model.entry?.purpose == .findNode }
    case .graphZoomIn: return Trial(network, view { $1.zoom > $0.zoom })
    case .graphZoomOut: return Trial(network, view { $1.zoom < $0.zoom })
    case .graphPanUp: return Trial(network, view { $1.centerY < $0.centerY })
    case .graphPanDown: return Trial(network, view { $1.centerY > $0.centerY })
    case .graphPanLeft: return Trial(network, view { $1.centerX < $0.centerX })
    case .graphPanRight: return Trial(network, view { $1.centerX > $0.centerX })
    case .graphShowAll: return Trial(network, view { $1.zoom == 1 && $0.zoom > 1 })
    case .helpUp: return Trial(help, helpOffset(-1))
    case .helpDown: return Trial(help, helpOffset(1))
    case .helpClose: return Trial(help) { _, after in after.model.popup == nil }
    case .entryAccept: return Trial(choice) { _, after in after.shows("word (a text)") }
    case .entryCancel: return Trial(choice) { _, after in after.model.entry == nil }
    case .entryNext: return Trial(choice) { _, after in after.model.entry?.editor.text == "green" }
    case .entryPrevious: return Trial(choice) { _, after in after.model.entry?.editor.text == "blue" }
    case .quitWait:
      return Trial(question("ctrl-c")) { _, after in
        after.model.quitting == .whenOver && after.effects.isEmpty
      }
    case .quitStop: return Trial(question("ctrl-c"), sent { $0 == .stop(.person) })
    case .quitCancel:
      return Trial(question("ctrl-c")) { _, after in after.model.popup == nil && after.effects.isEmpty }
    case .stopConfirm: return Trial(question("S"), sent { $0 == .stop(.person) })
    case .stopCancel:
      return Trial(question("S")) { _, after in after.model.popup == nil && after.effects.isEmpty }
    }
  }
}
