import Experiments
import Sessions

extension Model {
  /// Why an action cannot be done now; nil if it can.
  package func obstacle(to action: UserAction) -> String? {
    switch action {
    case .homeReplay:
      return chosenSession == nil ? "there is no session of it yet; ⏎ sets up a run" : nil
    case .homeResume:
      guard case .entry(let entry) = chosenSession, let info = entry.info else {
        return "choose an interrupted session first (Tab goes to the list)"
      }
      guard info.status.canGoOn else {
        return "only a session that was interrupted or stopped can go on"
      }
      return lab(of: info) == nil ? "this program does not know the system of this session" : nil
    case .homeLessons: return lessons.isEmpty ? "there are no lessons here" : nil
    case .homeMark: return obstacleToMark
    case .homeCompare:
      let count = comparedPaths.count
      return count < Comparison.sizes.lowerBound
        ? "mark two to six sessions first: Space on each (Tab goes to the list)" : nil
    case .homeRename, .homeRemark, .homeDelete: return obstacleToChange
    case .homeVerify: return obstacleToVerify
    case .setupUndo: return setup?.history.isEmpty == false ? nil : "nothing to undo"
    case .runPause:
      guard let run else { return nil }
      return run.isGoing ? nil : run.isWaiting ? "the answer stands, nothing to pause" : "the run is over"
    case .runStep:
      guard let run, run.isGoing else { return "the run is over" }
      return run.state.status == .paused ? nil : "pause first (Space), then . goes on step by step"
    case .runLess, .runMore, .runParameter, .runPreviousParameter:
      guard let run, run.isGoing else { return "the run is over" }
      return run.liveParameters.isEmpty ? "no parameter of this system may change during a run" : nil
    case .runNote:
      guard let run, !run.snapshot.isOver else { return "the run is over; its replay takes notes, too" }
      return run.snapshot.recording.path == nil ? "the run is not recorded" : nil
    case .runStop: return run?.snapshot.isOver == false ? nil : "the run is over"
    case .runAgain, .runAgainNewSeed:
      return run?.isGoing == true ? "the run still goes on; S stops it" : nil
    case .runReplay:
      guard let run, !run.isGoing else { return "the run still goes on; replay follows when it is over" }
      return run.snapshot.recording.path == nil ? "the run was not recorded" : nil
    case .replayAgain, .replayAgainNewSeed:
      return replay?.lab == nil ? "this program does not know the system of this session" : nil
    case .panelRead: return hasReadableValues ? nil : "there are no values to read in this panel"
    case .cursorZoomIn, .cursorZoomOut, .cursorShowAll:
      switch panels?.focused?.content {
      case .curves, .raster, .image, .images, .tracking: return nil
      default: return "there is nothing to zoom in this panel"
      }
    case .textLevel, .textTimes:
      return panels?.focused?.content == .log ? nil : "only a log has levels and times"
    case .textNextMatch, .textPreviousMatch:
      return panels?.focusedState.text.search.isEmpty == false ? nil : "search for something first (/)"
    case .cursorSeek:
      guard screen == .replay else { return "a replay goes to a moment; this run goes on by itself" }
      return curvesCursor == nil ? "a cursor on a curve tells the moment" : nil
    case .curvesHide, .curvesOnly:
      return panels?.focusedState.curves.chosen == nil ? "choose a curve first (↑↓)" : nil
    case .pictureEnlarge, .picturePrevious, .pictureNext:
      guard let picture = focusedPicture else { return "there is no image yet" }
      if action == .pictureEnlarge, case .several = picture.view { return "all images stand side by side" }
      return picture.tiles > 1 ? nil : "there is only one picture"
    case .graphNeighbourhood, .graphCenter, .graphMoreHops, .graphFewerHops, .graphLayout:
      return graphObstacle(to: action)
    default: return nil
    }
  }
}
