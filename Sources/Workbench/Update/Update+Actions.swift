import Experiments
import Terminal

extension Model {
  /// Does what an action of the table says, or tells why it cannot be done now.
  mutating func perform(_ action: UserAction) -> [Effect] {
    if let reason = obstacle(to: action) {
      tell(reason)
      return []
    }
    switch action {
    case .help: popup = .help(offset: 0)
    case .back: return back()
    case .quit: return askToQuit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .toggleMouse: return toggleMouse()
    case .toggleTheme: nextTheme()

    case .homeUp: moveHome(by: -1)
    case .homeDown: moveHome(by: 1)
    case .homeFirst: moveHome(by: -.max)
    case .homeLast: moveHome(by: .max)
    case .homePanel: home.list = home.list == .systems ? .sessions : .systems
    case .homeOpen: return openChosen()
    case .homeReplay: return replayChosen()
    case .homeResume: return resumeChosen()
    case .homeFilter: entry = TextEntry(.homeFilter, text: home.filter)
    case .homeRefresh: return [.listSessions]
    case .homeMark: markSession()
    case .homeCompare: return [.compare(paths: comparedPaths)]
    case .homeRename: askForName()
    case .homeRemark: askForRemark()
    case .homeDelete: askToDelete()
    case .homeVerify: return verifyChosen()
    case .homeAbout: screen = .about

    case .setupUp: moveField(by: -1)
    case .setupDown: moveField(by: 1)
    case .setupFirst: moveField(by: -.max)
    case .setupLast: moveField(by: .max)
    case .setupEdit: editField()
    case .setupLess: stepField(up: false)
    case .setupMore: stepField(up: true)
    case .setupDefault: setFieldToDefault()
    case .setupPreset: choosePreset(by: 1)
    case .setupPreviousPreset: choosePreset(by: -1)
    case .setupStart: return startFromSetup()
    case .setupUndo: undoField()
    case .setupSave: askForFile()

    case .runPause: return pauseOrResume()
    case .runStep: return send(.step)
    case .runLess: return adjust(up: false)
    case .runMore: return adjust(up: true)
    case .runParameter: chooseParameter(by: 1)
    case .runPreviousParameter: chooseParameter(by: -1)
    case .runNote, .replayNote: entry = TextEntry(.note)
    case .runStop: popup = .stopQuestion
    case .runAgain: return runAgain(newSeed: false)
    case .runAgainNewSeed: return runAgain(newSeed: true)
    case .runReplay: return replayRun()

    case .replayPlay: return playOrHold()
    case .replayFaster: return changeSpeed(by: 1)
    case .replaySlower: return changeSpeed(by: -1)
    case .replayStepForward: return move(.stepForward)
    case .replayStepBack: return move(.stepBackward)
    case .replayForward: return seek(by: 5_000_000)
    case .replayRewind: return seek(by: -5_000_000)
    case .replayNextMark: return move(.nextMark)
    case .replayPreviousMark: return move(.previousMark)
    case .replayStart: return move(.seekFraction(0))
    case .replayEnd: return goToEnd()
    case .replayJump0, .replayJump1, .replayJump2, .replayJump3, .replayJump4, .replayJump5, .replayJump6,
      .replayJump7, .replayJump8, .replayJump9:
      let tenth = UserAction.jumps.firstIndex(of: action) ?? 0
      return move(.seekFraction(Double(tenth) / 10))
    case .replayLoop: toggleLoop()
    case .replayAgain: return runReplayedAgain(newSeed: false)
    case .replayAgainNewSeed: return runReplayedAgain(newSeed: true)

    case .compareCurve: compare?.chooseCurve(by: 1)
    case .comparePreviousCurve: compare?.chooseCurve(by: -1)
    case .compareRefresh: return compare.map { [.compare(paths: $0.paths)] } ?? []
    case .aboutUp: scrollAbout(by: -1)
    case .aboutDown: scrollAbout(by: 1)

    case .panelNext: moveFocus(by: 1)
    case .panelPrevious: moveFocus(by: -1)
    case .panelZoom: return zoomPanel(panels?.isZoomed != true)
    case .panelHide: return hidePanel()
    case .panelEarlier: return movePanel(by: -1)
    case .panelLater: return movePanel(by: 1)
    case .panelList: openPanelList()
    case .panelExport: askForPanelFile()

    case .panelListUp: movePanelChoice(by: -1)
    case .panelListDown: movePanelChoice(by: 1)
    case .panelListToggle: return toggleListedPanel()
    case .panelListEarlier: return moveListedPanel(by: -1)
    case .panelListLater: return moveListedPanel(by: 1)
    case .panelListReset: return resetPanels()
    case .panelListClose: popup = nil

    case .curvesLogarithm: panels?.focusedState.isLogarithmic.toggle()
    case .curvesSmooth: panels?.focusedState.isSmoothed.toggle()

    case .rowsUp: moveRows(by: -1)
    case .rowsDown: moveRows(by: 1)
    case .rowsPageUp: moveRows(by: -10)
    case .rowsPageDown: moveRows(by: 10)
    case .rowsFirst: moveRows(by: -.max)
    case .rowsLast: moveRows(by: .max)

    case .graphUp: moveNode(.up)
    case .graphDown: moveNode(.down)
    case .graphLeft: moveNode(.left)
    case .graphRight: moveNode(.right)
    case .graphFind: entry = TextEntry(.findNode)
    case .graphZoomIn: zoomGraph(by: 1.5)
    case .graphZoomOut: zoomGraph(by: 1 / 1.5)
    case .graphPanUp: panGraph(0, -1)
    case .graphPanDown: panGraph(0, 1)
    case .graphPanLeft: panGraph(-1, 0)
    case .graphPanRight: panGraph(1, 0)
    case .graphShowAll: panels?.focusedState.viewport = NetworkPlot.Viewport()

    case .helpUp: scrollHelp(by: -1)
    case .helpDown: scrollHelp(by: 1)
    case .helpClose: popup = nil

    case .entryAccept: return acceptEntry()
    case .entryCancel: return cancelEntry()
    case .entryNext: return entryStep(by: 1)
    case .entryPrevious: return entryStep(by: -1)

    case .quitWait: return quitWhenOver()
    case .quitStop: return stopAndQuit()
    case .quitCancel: cancelQuit()
    case .stopConfirm: return stopRun()
    case .stopCancel: popup = nil
    case .deleteConfirm: return deleteSession()
    case .deleteCancel: popup = nil
    }
    return []
  }

  private mutating func toggleMouse() -> [Effect] {
    isMouseOn.toggle()
    tell(isMouseOn ? "the mouse belongs to Plexus" : "the mouse belongs to the terminal")
    return [.setMouse(isMouseOn)]
  }

  private mutating func nextTheme() {
    guard let place = themes.firstIndex(where: { $0.name == look.theme.name }) ?? themes.indices.first
    else { return }
    let theme = themes[(place + 1) % themes.count]
    look = Look(theme: theme, glyphs: look.glyphs, colors: look.colors)
    tell("theme \(theme.name)")
  }

  private mutating func scrollHelp(by lines: Int) {
    guard case .help(let offset) = popup else { return }
    popup = .help(offset: max(0, min(offset + lines, helpScroll)))
  }
}
