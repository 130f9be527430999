import Experiments
import Sessions

/// What the runtime is to do; its results come back as messages.
package enum Effect: Sendable {
  /// Starts a run under a number of the workbench's.
  case start(Int, RunRequest, preset: String?, isRecorded: Bool)
  /// Goes on with a session that did not come to its end.
  case resume(Int, path: String)
  case send(Int, Command)
  /// Nobody will act on the run from here on.
  case leave(Int)
  case noteOnRun(Int, String)
  case listSessions
  case listLessons
  /// Remembers that a lesson was finished.
  case keepLesson(String)
  /// Reads sessions as they stand, to compare them.
  case compare(paths: [String])
  /// Reads what a session shows in the end, for the first screen.
  case preview(path: String)
  /// Runs a session again and compares every event.
  case verify(path: String, AnyLab)
  /// Calls that off.
  case cancelVerification(path: String)
  case rename(path: String, to: String)
  case remark(path: String, String)
  case delete(path: String)
  /// Reads what earlier runs of a system took.
  case measure(system: String)
  /// Writes a form's settings to a new file.
  case saveForm(String, path: String)
  /// Opens a session for replay; one that is being recorded elsewhere is followed.
  ///
  /// The path may also be a session's name.
  case open(path: String)
  case replay(Transport)
  case closeReplay
  case noteOnReplay(String)
  case layOut(GraphKey, Graph)
  /// Writes data to a file that is not there yet.
  case write(ShownData, path: String)
  /// Keeps how panels are arranged, by system.
  case keepArrangements([String: PanelArrangement])
  case setMouse(Bool)
  /// Asks for the names in a folder.
  case listFolder(String)
  /// Keeps a command line for the next start.
  case remember(String)
  case saveSettings([ChangedSetting])
  case suspend
  case redraw
  case quit
}

/// What moves a replay.
package enum Transport: Sendable, Hashable {
  case play(speed: Double)
  case hold
  case seek(microseconds: Int64)
  case seekFraction(Double)
  /// To the state after all that belongs to that step of the run.
  case seekStep(Int)
  /// To the state after the event of that number.
  case seekEvent(Int)
  case stepForward, stepBackward
  /// To the event of a series after or before the present place.
  case nextEvent(EventKey), previousEvent(EventKey)
  case nextMark, previousMark
  /// Shows the end of a growing session from here on.
  case follow
}
