import Experiments
import Sessions
import Terminal
import Testing
import Workbench

/// Every action of the table, pressed by each of its keys, does what its help says.
@Suite struct EveryActionTests {
  /// Where an action can be done, and what must be so afterwards.
  struct Trial {
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
      let trial = entry.place == .question ? Self.questioned : Self.trial(action)
      try trial.prepare(&bench)
      try #require(bench.model.activePlaces.contains(entry.place), "\(action.rawValue) cannot be reached")
      try #require(bench.model.keyMap.entry(for: key)?.target == entry.target, "\(key.text) is taken")
      let before = bench
      bench.effects = []
      bench.deliver(.input(.key(key)))
      #expect(trial.check(before, bench), "\(key.text): \(action.rawValue)")
    }
  }

  // MARK: the trials

  /// The switch has no default: a new action needs a trial.
  static func trial(_ action: UserAction) -> Trial {
    switch action {
    case .help: return Trial(run) { _, after in if case .help = after.model.popup { true } else { false } }
    case .back: return Trial(run, isOn(.home))
    case .quit: return Trial({ _ in }, asked { if case .quit = $0 { true } else { false } })
    case .suspend: return Trial({ _ in }, asked { if case .suspend = $0 { true } else { false } })
    case .redraw: return Trial({ _ in }, asked { if case .redraw = $0 { true } else { false } })
    case .toggleMouse: return Trial(run, asked { if case .setMouse(false) = $0 { true } else { false } })
    case .toggleTheme: return Trial(run) { _, after in after.model.look.theme.name == "daylight" }
    case .commandLine: return Trial(run) { _, after in after.model.entry?.purpose == .command }
    case .palette: return Trial(run) { _, after in after.model.entry?.purpose == .palette }
    case .homeSettings: return Trial(home, isOn(.settings))
    case .settingsUp: return Trial(settings, settingChosen(1))
    case .settingsDown: return Trial(settings, settingChosen(3))
    case .settingsFirst: return Trial(settings, settingChosen(0))
    case .settingsLast: return Trial(settings, settingChosen(5))
    case .settingsEdit: return Trial(settings) { _, after in after.model.entry?.editor.text == "60" }
    case .settingsLess: return Trial(settings, setting(2, "59"))
    case .settingsMore:
      return Trial(
        {
          settings(&$0); $0.press("left", "left")
        }, setting(2, "59"))
    case .settingsDefault:
      return Trial(
        {
          settings(&$0); $0.press("left")
        }, setting(2, "60"))
    case .settingsSave:
      return Trial(
        {
          settings(&$0); $0.press("left")
        },
        asked {
          if case .saveSettings(let all) = $0 { all.map(\.name) == ["frame-rate"] } else { false }
        })
    case .nextGlyphs: return Trial(run) { _, after in after.model.look.glyphs.kind == .block }
    case .homeUp:
      return Trial(home) { before, after in after.model.home.system == before.model.home.system - 1 }
    case .homeDown:
      return Trial(home) { before, after in after.model.home.system == before.model.home.system + 1 }
    case .homeFirst: return Trial(home) { _, after in after.model.home.system == 0 }
    case .homeLast: return Trial(home) { _, after in after.model.home.system == 3 }
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
    case .homeMark: return Trial(sessions) { _, after in after.model.home.marked.count == 1 }
    case .homeCompare:
      return Trial(
        {
          try sessions(&$0)
          $0.press("space", "space")
        }, isOn(.compare))
    case .homeVerify: return Trial(sessions, asked { if case .verify = $0 { true } else { false } })
    case .homeRename:
      return Trial(sessions) { _, after in after.model.entry?.editor.text == "demo-learning-0" }
    case .homeRemark:
      return Trial(sessions) { _, after in
        if case .remark = after.model.entry?.purpose { true } else { false }
      }
    case .homeDelete:
      return Trial(sessions) { _, after in
        if case .deleteQuestion = after.model.popup { after.effects.isEmpty } else { false }
      }
    case .homeAbout: return Trial({ _ in }, isOn(.about))
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
    case .setupUndo:
      return Trial({
        setup(&$0)
        $0.press("right")
      }) { before, after in
        before.model.setup?.texts[1] == "0.0015" && after.model.setup?.texts[1] == "0.001"
      }
    case .setupSave:
      return Trial(setup) { _, after in after.model.entry?.editor.text == "demo-learning.yaml" }
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
    case .replayLoop: return Trial(replay) { _, after in after.model.replay?.isLooping == true }
    case .compareCurve, .comparePreviousCurve:
      return Trial(compare) { before, after in
        after.model.compare?.curveName != before.model.compare?.curveName
      }
    case .compareRefresh:
      return Trial(compare, asked { if case .compare(let paths) = $0 { paths.count == 2 } else { false } })
    case .aboutUp:
      return Trial(about) { before, after in after.model.about.offset == before.model.about.offset - 1 }
    case .aboutDown:
      return Trial(about) { before, after in after.model.about.offset == before.model.about.offset + 1 }
    case .deleteConfirm: return Trial(deletion, asked { if case .delete = $0 { true } else { false } })
    case .deleteCancel:
      return Trial(deletion) { _, after in after.model.popup == nil && after.effects.isEmpty }
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
    case .panelRead:
      return Trial(run) { _, after in
        after.model.panels?.focusedState.isReading == true && after.model.activePlaces.first == .cursor
      }
    case .cursorLeft: return Trial(read, cursor { $1 < $0 && $1 > $0 - 5 })
    case .cursorRight: return Trial(read, cursor { $1 > $0 && $1 < $0 + 5 })
    case .cursorFarLeft: return Trial(read, cursor { $1 < $0 - 5 })
    case .cursorFarRight: return Trial(read, cursor { $1 > $0 + 5 })
    case .cursorFirst: return Trial(read, cursor { $1 == 1 && $0 > 1 })
    case .cursorLast: return Trial(read, cursor { $1 == 60 && $0 < 60 })
    case .cursorUp: return Trial(readSpikes, neuron { $1 < $0 && $1 > $0 - 15 })
    case .cursorDown: return Trial(readSpikes, neuron { $1 > $0 && $1 < $0 + 15 })
    case .cursorFarUp: return Trial(readSpikes, neuron { $1 <= $0 - 15 })
    case .cursorFarDown: return Trial(readSpikes, neuron { $1 >= $0 + 15 })
    case .cursorZoomIn: return Trial(read, curves { span($0) == .infinity && span($1) < 35 })
    case .cursorZoomOut:
      return Trial(
        {
          try read(&$0)
          $0.press("+", "+")
        }, curves { span($1) > span($0) && span($1) < .infinity })
    case .cursorShowAll:
      return Trial(
        {
          try read(&$0)
          $0.press("+", "+")
        }, curves { $0.window != .all && $1.window == .all })
    case .cursorSeek:
      return Trial(
        {
          try replay(&$0)
          $0.press("v", "left", "left", "left")
        },
        { before, after in
          guard let cursor = before.model.panels?.focusedState.curves.cursor else { return false }
          return after.model.replay?.state.step == Int(cursor)
            && before.model.replay?.state.step ?? 0 > Int(cursor)
        })
    case .cursorClose:
      return Trial(read) { _, after in
        after.model.panels?.focusedState.isReading == false && after.model.screen == .run
      }
    case .curvesLogarithm: return Trial(run, curves { $1.isLogarithmic })
    case .curvesLogarithmicSteps: return Trial(run, curves { $1.hasLogarithmicSteps })
    case .curvesSmooth: return Trial(run, curves { $0.smoothing == 0 && $1.smoothing == 0.6 })
    case .curvesRecent: return Trial(run, curves { $1.window == .recent })
    case .curvesHoldValues:
      return Trial(run, curves { $0.heldValues == nil && $1.heldValues?.lowerBound == 0 })
    case .curvesPrevious: return Trial(run, curves { $1.chosen == 1 })
    case .curvesNext: return Trial(run, curves { $1.chosen == 0 })
    case .curvesHide: return Trial(question("down"), curves { $1.hidden == ["loss/train"] })
    case .curvesOnly: return Trial(question("down"), curves { $1.hidden == ["loss/test"] })
    case .rasterRates:
      return Trial(spikes) { _, after in after.model.panels?.focusedState.raster.showsRates == false }
    case .histogramLogarithm:
      return Trial(numbers(3)) { _, after in after.model.panels?.focusedState.histogram.isLogarithmic == true
      }
    case .tableColumnLeft: return Trial(numbers(2, "L", "L", "L"), column { $0 == 2 && $1 == 1 })
    case .tableColumnRight: return Trial(numbers(2, "L", "L", "L"), column { $0 == 2 && $1 == 3 })
    case .tableSort:
      return Trial(numbers(2, "L", "L")) { _, after in
        after.model.panels?.focusedState.table.order == TableView.Order(column: 1, isDescending: true)
      }
    case .tableColours:
      return Trial(numbers(2)) { _, after in after.model.panels?.focusedState.table.heat == .columns }
    case .textSearch: return Trial(numbers(6)) { _, after in after.model.entry?.purpose == .searchText }
    case .textNextMatch: return Trial(search, scrolled { $1 < $0 })
    case .textPreviousMatch: return Trial(search, scrolled { $1 > $0 })
    case .textWrap:
      return Trial(numbers(5)) { _, after in after.model.panels?.focusedState.text.wraps == false }
    case .textLevel:
      return Trial(numbers(6)) { _, after in after.model.panels?.focusedState.text.level == .warning }
    case .textTimes:
      return Trial(numbers(6)) { _, after in after.model.panels?.focusedState.text.showsTimes == true }
    case .rowsUp: return Trial(table, row(-1))
    case .rowsDown: return Trial(table, row(1))
    case .rowsPageUp: return Trial(table, row(-10))
    case .rowsPageDown: return Trial(table, row(10))
    case .rowsFirst: return Trial(table, row(-100))
    case .rowsLast: return Trial(table, row(100))
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
    case .helpFind: return Trial(help) { _, after in after.model.entry?.purpose == .helpFilter }
    case .commandAccept:
      return Trial(command("theme daylight")) { _, after in after.model.look.theme.name == "daylight" }
    case .commandCancel: return Trial(command("quit")) { _, after in after.model.entry == nil }
    case .commandComplete: return Trial(command("theme "), typed("theme midnight"))
    case .commandCompleteBack: return Trial(command("theme "), typed("theme daylight"))
    case .commandOlder: return Trial(command("theme d"), typed("theme daylight"))
    case .commandNewer: return Trial(command("theme", then: ["up", "up"]), typed("theme midnight"))
    case .paletteAccept: return Trial(palette("s", "e", "t", "t"), isOn(.settings))
    case .paletteCancel: return Trial(palette()) { _, after in after.model.entry == nil }
    case .paletteUp: return Trial(palette("down", "down"), paletteChoice(1))
    case .paletteDown: return Trial(palette("down"), paletteChoice(2))
    case .palettePageUp: return Trial(palette("page-down", "down"), paletteChoice(1))
    case .palettePageDown: return Trial(palette("down"), paletteChoice(11))
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
