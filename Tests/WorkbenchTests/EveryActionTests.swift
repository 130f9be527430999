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
  /// A panel of images, by its place, the middle of an enlarged part with the cursor on, if that is asked for.
  private static func pictures(_ panel: Int, _ keys: String...) -> (inout Bench) throws -> Void {
    { bench in
      bench.startShare = 1
      try bench.start("demo-pictures")
      for _ in 0..<panel { bench.press("tab") }
      for key in keys { bench.deliver(.input(.key(Key(key) ?? .escape))) }
    }
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
  private static func node(_ isThere: @escaping (SIMD2<Float>, SIMD2<Float>) -> Bool) -> (
    Bench, Bench
  ) -> Bool {
    { before, after in
      guard let network = after.model.panels?.drawings["network"]?.plot?.network,
        let one = before.model.panels?.focusedState.selection,
        let other = after.model.panels?.focusedState.selection
      else { return false }
      return isThere(
        SIMD2(network.x[one], network.y[one]), SIMD2(network.x[other], network.y[other]))
    }
  }
  private static func part(
    _ isThere: @escaping (GraphState.Neighbourhood?, GraphState.Neighbourhood?) -> Bool
  ) -> (Bench, Bench) -> Bool {
    { before, after in
      isThere(
        before.model.panels?.focusedState.graph.neighbourhood,
        after.model.panels?.focusedState.graph.neighbourhood) && before.model.view() != after.model.view()
    }
  }
  private static func view(_ isThere: @escaping (NetworkPlot.Viewport, NetworkPlot.Viewport) -> Bool) -> (
    Bench, Bench
  )
    -> Bool
  {
    { before, after in
      guard let one = before.model.panels?.focusedState.graph.viewport,
        let other = after.model.panels?.focusedState.graph.viewport
      else { return false }
      return isThere(one, other)
    }
  }
  private static func picture(_ isThere: @escaping (PictureState, PictureState) -> Bool) -> (Bench, Bench)
    -> Bool
  {
    { before, after in
      guard let one = before.model.panels?.focusedState.picture,
        let other = after.model.panels?.focusedState.picture
      else { return false }
      return isThere(one, other) && before.model.view() != after.model.view()
    }
  }
  private static func cursor(_ columns: Int, _ rows: Int) -> Trial {
    Trial(
      pictures(0, "c"),
      picture { one, other in
        guard let one = one.cursor, let other = other.cursor else { return false }
        return other == HeatMap.Pixel(row: one.row + rows, column: one.column + columns)
      })
  }
  private static func pan(_ isThere: @escaping (HeatMap.Viewport, HeatMap.Viewport) -> Bool) -> Trial {
    Trial(pictures(0, "+", "+"), picture { isThere($0.viewport, $1.viewport) })
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
    case .curvesLogarithm:
      return Trial(run) { _, after in after.model.panels?.focusedState.isLogarithmic == true }
    case .curvesSmooth: return Trial(run) { _, after in after.model.panels?.focusedState.isSmoothed == true }
    case .rowsUp: return Trial(table, row(-1))
    case .rowsDown: return Trial(table, row(1))
    case .rowsPageUp: return Trial(table, row(-10))
    case .rowsPageDown: return Trial(table, row(10))
    case .rowsFirst: return Trial(table, row(-100))
    case .rowsLast: return Trial(table, row(100))
    case .pictureCursor:
      return Trial(pictures(0), picture { !$0.isCursorOn && $1.isCursorOn })
    case .pictureCursorEnd: return Trial(pictures(0, "c"), picture { $0.isCursorOn && !$1.isCursorOn })
    case .pictureUp: return cursor(0, -1)
    case .pictureDown: return cursor(0, 1)
    case .pictureLeft: return cursor(-1, 0)
    case .pictureRight: return cursor(1, 0)
    case .pictureFarUp: return cursor(0, -10)
    case .pictureFarDown: return cursor(0, 10)
    case .pictureFarLeft: return cursor(-10, 0)
    case .pictureFarRight: return cursor(10, 0)
    case .pictureZoomIn: return Trial(pictures(0), picture { $1.viewport.zoom > $0.viewport.zoom })
    case .pictureZoomOut:
      return Trial(pictures(0, "+", "+"), picture { $1.viewport.zoom < $0.viewport.zoom })
    case .picturePanUp: return pan { $1.centerY < $0.centerY }
    case .picturePanDown: return pan { $1.centerY > $0.centerY }
    case .picturePanLeft: return pan { $1.centerX < $0.centerX }
    case .picturePanRight: return pan { $1.centerX > $0.centerX }
    case .pictureShowAll: return pan { $0.zoom > 1 && $1 == HeatMap.Viewport() }
    case .pictureRange:
      return Trial(pictures(0)) { before, after in !before.shows("auto 0") && after.shows("auto 0") }
    case .pictureCharacters:
      return Trial(pictures(4, "z")) { before, after in !before.shows("@@@@") && after.shows("@@@@") }
    case .pictureEnlarge:
      return Trial(pictures(2), picture { !$0.isEnlarged && $1.isEnlarged })
    case .picturePrevious: return Trial(pictures(2, "page-down"), picture { $1.tile == $0.tile - 1 })
    case .pictureNext: return Trial(pictures(2), picture { $1.tile == $0.tile + 1 })
    case .trackingEvents:
      return Trial(pictures(4, "z")) { before, after in before.shows("−") && !after.shows("−") }
    case .trackingBoxes:
      return Trial(pictures(4, "z")) { before, after in before.shows("truth") && !after.shows("truth") }
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
    case .graphLayout:
      return Trial(network) { _, after in after.model.panels?.focusedState.graph.layout == .layered }
    case .graphNeighbourhood: return Trial(network, part { $0 == nil && $1?.hops == 1 && $1?.center == 31 })
    case .graphCenter:
      return Trial(
        {
          try network(&$0)
          $0.press("n", "/")
          $0.type("n12")
          $0.press("enter")
        }, part { $0?.center == 31 && $1?.center == 12 && $1?.hops == 1 })
    case .graphMoreHops:
      return Trial(
        {
          try network(&$0)
          $0.press("n")
        }, part { $1?.hops == 2 })
    case .graphFewerHops:
      return Trial(
        {
          try network(&$0)
          $0.press("n", "}", "}")
        }, part { $1?.hops == 2 })
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
