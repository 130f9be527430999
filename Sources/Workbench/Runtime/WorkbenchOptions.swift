import Experiments
import Sessions
import Terminal

/// All that the workbench is told when it starts.
public struct WorkbenchOptions: Sendable {
  /// What is shown first.
  public enum Start: Sendable {
    case home
    /// A run, as if it had been started from the form.
    case run(RunRequest, preset: String?, RecordingTarget)
    /// A session that did not come to its end, as it goes on.
    case resume(SessionInfo)
    /// A session from its beginning.
    case replay(path: String)
    /// A lesson from its first step.
    case lesson(LessonEntry)
    /// A session that another process records, at its end.
    case watch(path: String)
  }

  public var labs: [AnyLab]
  public var store: SessionStore
  public var fingerprint: Fingerprint
  /// What is shown first.
  public var theme = Theme.midnight
  /// All themes, that a key goes through; they are read once the first frame is shown.
  public var themes: @Sendable () -> [Theme] = { [.midnight] }
  /// Nil takes what the terminal's locale can show.
  public var glyphs: Glyphs.Kind?
  /// What brings frames to the terminal; nil takes what suits it.
  public var output: OutputDriver?
  public var hasMouse = true
  /// The folder of lessons; nil where there is none.
  public var lessonFolder: String?
  /// Where it is kept which lessons were finished.
  public var lessonProgress = LessonProgress.standard()
  /// The folder of data sets; empty for the usual places.
  public var dataPath = ""
  /// What is known of the data sets in a word or two, such as `data ✓ 9 sets`.
  public var dataNote = ""
  /// What is where besides the sessions, for the screen about the program: a word and a path each.
  public var places: [(what: String, path: String)] = []
  /// Threads that the form proposes.
  public var threads = 2
  /// Threads and folder of data that were asked for by name: they hold for recorded runs, too.
  public var given: (threads: Int?, dataPath: String?)
  public var start = Start.home
  /// What the person's file says; where the other options say something they go before it.
  public var configuration = WorkbenchConfiguration()
  /// What of that file could not be used.
  public var problems: [ConfigurationProblem] = []
  /// Where settings and command lines are kept.
  public var files = UserFiles.standard()

  public init(labs: [AnyLab], store: SessionStore, fingerprint: Fingerprint) {
    self.labs = labs
    self.store = store
    self.fingerprint = fingerprint
  }
}
