import Experiments
import Terminal

extension Model {
  /// Does what an action of the table says, or tells why it cannot be done now.
  mutating func perform(_ action: UserAction) -> [Effect] {
    if let reason = lessonObstacle(to: action.rawValue) ?? obstacle(to: action) {
      tell(reason)
      return []
    }
    lessonSees(action.rawValue)
    switch action {
    case .help: openHelp()
    case .back: return back()
    case .quit: return askToQuit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .toggleMouse: return toggleMouse()
    case .toggleTheme: nextTheme()
    case .commandLine: return openCommandLine()
    case .palette: openPalette()
    case .nextGlyphs: nextGlyphs()

    case .homeUp: moveHome(by: -1)
    case .homeDown: moveHome(by: 1)
    case .homeFirst: moveHome(by: -.max)
    case .homeLast: moveHome(by: .max)
    case .homePanel: nextHomeList()
    case .homeLessons: home.list = .lessons
    case .homeOpen: return openChosen()
    case .homeReplay: return replayChosen()
    case .homeResume: return resumeChosen()
    case .homeFilter: entry = TextEntry(.homeFilter, text: home.filter)
    case .homeRefresh: return [.listSessions]
    case .homeSettings: return openSettings()
    case .homeMark: markSession()
    case .homeCompare: return [.compare(paths: comparedPaths)]
    case .homeRename, .homeRemark, .homeDelete, .homeVerify: return change(action)
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

    case .settingsUp: moveSetting(by: -1)
    case .settingsDown: moveSetting(by: 1)
    case .settingsFirst: moveSetting(by: -.max)
    case .settingsLast: moveSetting(by: .max)
    case .settingsEdit: editSetting()
    case .settingsLess: stepSetting(up: false)
    case .settingsMore: stepSetting(up: true)
    case .settingsDefault: setSettingToDefault()
    case .settingsSave: return saveSettings()
    case .lessonNext: return nextInLesson()
    case .lessonBack: return backInLesson()
    case .lessonSkip: return skipInLesson()
    case .lessonChoiceUp: moveChoice(by: -1)
    case .lessonChoiceDown: moveChoice(by: 1)
    case .lessonAnswer: answer(shownLesson?.choice ?? 0)
    case .lessonChoice1, .lessonChoice2, .lessonChoice3, .lessonChoice4, .lessonChoice5, .lessonChoice6:
      answer(UserAction.choices.firstIndex(of: action) ?? 0)

    case .runPause: return pauseOrResume()
    case .runStep: return send(.step)
    case .runLess: return adjust(up: false)
    case .runMore: return adjust(up: true)
    case .runParameter: chooseParameter(by: 1)
    case .runPreviousParameter: chooseParameter(by: -1)
    case .runNote, .replayNote: entry = TextEntry(.note)
    case .runStop:
      if let run, run.isWaiting { return [.leave(run.id)] }
      popup = .stopQuestion
    case .runAgain: return runAgain(newSeed: false)
    case .runAgainNewSeed: return runAgain(newSeed: true)
    case .runReplay: return replayRun()

    case .replayPlay: return playOrHold()
    case .replayFaster: return changeSpeed(by: 1)
    case .replaySlower: return changeSpeed(by: -1)
    case .replayStepForward: return stepReplay(forward: true)
    case .replayStepBack: return stepReplay(forward: false)
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
    case .panelRead: beginReading()
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

    case .cursorLeft: moveCursor(columns: -1)
    case .cursorRight: moveCursor(columns: 1)
    case .cursorUp: moveCursor(rows: -1)
    case .cursorDown: moveCursor(rows: 1)
    case .cursorFarLeft: moveCursor(columns: -10)
    case .cursorFarRight: moveCursor(columns: 10)
    case .cursorFarUp: moveCursor(rows: -10)
    case .cursorFarDown: moveCursor(rows: 10)
    case .cursorFirst: moveCursor(columns: -.max)
    case .cursorLast: moveCursor(columns: .max)
    case .cursorZoomIn: zoomPanel(in: true)
    case .cursorZoomOut: zoomPanel(in: false)
    case .cursorShowAll: showAllOfPanel()
    case .cursorSeek: return seekToCursor()
    case .cursorClose: panels?.focusedState.isReading = false

    case .curvesLogarithm: panels?.focusedState.curves.isLogarithmic.toggle()
    case .curvesLogarithmicSteps: panels?.focusedState.curves.hasLogarithmicSteps.toggle()
    case .curvesSmooth: smoothCurves()
    case .curvesRecent: toggleRecentCurves()
    case .curvesHoldValues: holdValues()
    case .curvesPrevious: chooseCurve(by: -1)
    case .curvesNext: chooseCurve(by: 1)
    case .curvesHide: hideCurve()
    case .curvesOnly: showOneCurve()

    case .rasterRates: panels?.focusedState.raster.showsRates.toggle()

    case .histogramLogarithm: panels?.focusedState.histogram.isLogarithmic.toggle()

    case .tableColumnLeft: chooseColumn(by: -1)
    case .tableColumnRight: chooseColumn(by: 1)
    case .tableSort: sortTable()
    case .tableColours: colourTable()

    case .textSearch: entry = TextEntry(.searchText)
    case .textNextMatch: goToMatch(forwards: true)
    case .textPreviousMatch: goToMatch(forwards: false)
    case .textWrap: panels?.focusedState.text.wraps.toggle()
    case .textLevel: filterLog()
    case .textTimes: panels?.focusedState.text.showsTimes.toggle()

    case .rowsUp: moveRows(by: -1)
    case .rowsDown: moveRows(by: 1)
    case .rowsPageUp: moveRows(by: -10)
    case .rowsPageDown: moveRows(by: 10)
    case .rowsFirst: moveRows(by: -.max)
    case .rowsLast: moveRows(by: .max)

    case .pictureZoomIn: zoomPicture(by: 2)
    case .pictureZoomOut: zoomPicture(by: 0.5)
    case .picturePanUp: panPicture(0, -1)
    case .picturePanDown: panPicture(0, 1)
    case .picturePanLeft: panPicture(-1, 0)
    case .picturePanRight: panPicture(1, 0)
    case .pictureShowAll: panels?.focusedState.picture.viewport = HeatMap.Viewport()
    case .pictureRange: panels?.focusedState.picture.isRangeAutomatic.toggle()
    case .pictureCharacters: toggleCharacters()
    case .pictureEnlarge: panels?.focusedState.picture.isEnlarged.toggle()
    case .picturePrevious: choosePicture(by: -1)
    case .pictureNext: choosePicture(by: 1)

    case .trackingEvents: panels?.focusedState.tracking.hidesEvents.toggle()
    case .trackingBoxes: panels?.focusedState.tracking.hidesBoxes.toggle()

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
    case .graphShowAll: panels?.focusedState.graph.viewport = NetworkPlot.Viewport()
    case .graphLayout: return nextLayout()
    case .graphNeighbourhood: return toggleNeighbourhood()
    case .graphCenter: return centerNeighbourhood()
    case .graphMoreHops: return widenNeighbourhood(by: 1)
    case .graphFewerHops: return widenNeighbourhood(by: -1)

    case .helpUp: scrollHelp(by: -1)
    case .helpDown: scrollHelp(by: 1)
    case .helpClose: closeHelp()
    case .helpFind: entry = TextEntry(.helpFilter, text: helpFilter)

    case .entryAccept: return acceptEntry()
    case .entryCancel: return cancelEntry()
    case .entryNext: return entryStep(by: 1)
    case .entryPrevious: return entryStep(by: -1)

    case .commandAccept: return acceptCommand()
    case .commandCancel, .paletteCancel: entry = nil
    case .commandComplete: return completeCommand(by: 1)
    case .commandCompleteBack: return completeCommand(by: -1)
    case .commandOlder: olderCommand()
    case .commandNewer: newerCommand()

    case .paletteAccept: return acceptPalette()
    case .paletteUp: movePalette(by: -1)
    case .paletteDown: movePalette(by: 1)
    case .palettePageUp: movePalette(by: -10)
    case .palettePageDown: movePalette(by: 10)

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
    reflectInSettings()
    tell(isMouseOn ? "the mouse belongs to Plexus" : "the mouse belongs to the terminal")
    return [.setMouse(isMouseOn)]
  }

  private mutating func nextTheme() {
    guard let place = themes.firstIndex(where: { $0.name == look.theme.name }) ?? themes.indices.first
    else { return }
    let theme = themes[(place + 1) % themes.count]
    look = look.with(theme)
    reflectInSettings()
    tell("theme \(theme.name)")
  }

  private mutating func nextGlyphs() {
    glyphChoice = look.glyphs.kind.next
    look = look.with(.of(look.glyphs.kind.next))
    reflectInSettings()
    tell("glyphs \(look.glyphs.kind.rawValue)")
  }
}
