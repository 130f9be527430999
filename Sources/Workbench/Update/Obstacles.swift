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
    case .runStop: return run?.isGoing == true ? nil : "the run is over"
    case .runAgain, .runAgainNewSeed:
      return run?.isGoing == true ? "the run still goes on; S stops it" : nil
    case .runReplay:
      guard let run, !run.isGoing else { return "the run still goes on; replay follows when it is over" }
      return run.snapshot.recording.path == nil ? "the run was not recorded" : nil
    case .replayAgain, .replayAgainNewSeed:
      return replay?.lab == nil ? "this program does not know the system of this session" : nil
    default: return nil
    }
  }
}
