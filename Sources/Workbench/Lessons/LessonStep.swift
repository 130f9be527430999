import Experiments

/// One step of a lesson: what is said and shown, and what has to happen before it goes on.
public struct LessonStep: Sendable, Hashable {
  /// What is brought out on the screen, until another step says otherwise.
  public enum Show: Sendable, Hashable {
    case panel(String, isZoomed: Bool)
    /// No panel more than the others.
    case all
  }

  /// A moment of a session.
  public enum Place: Sendable, Hashable {
    case start, end
    /// After all that belongs to that step of the run.
    case step(Int)
    /// Of the session's own time.
    case seconds(Double)
    /// Of the session's time, 0…100.
    case percent(Double)
    /// The first mark whose label is, or begins with, that text.
    case mark(String)
  }

  /// Where the session goes.
  public enum Move: Sendable, Hashable {
    case seek(Place)
    /// Plays from where it stands; `speed` is one of the replay's.
    case play(until: Place, speed: Double)
  }

  /// What must happen before the step is done.
  public enum Wait: Sendable, Hashable {
    /// The run comes to that step, where a live one pauses if `pauses`.
    case step(Int, pauses: Bool)
    /// So many seconds of the session's own time pass.
    case seconds(Double)
    /// The run or session comes to its end.
    case end
    /// The learner does something, for a system's action with these arguments.
    case action(String, with: [String: String])
    /// The learner changes a parameter, into a range if one is given.
    case parameter(String, atLeast: Double?, atMost: Double?)
  }

  public struct Question: Sendable, Hashable {
    public var text: Lined<String>
    public var choices: [Choice]

    public struct Choice: Sendable, Hashable {
      public var text: Lined<String>
      public var isRight: Bool
      /// What is said when it is chosen.
      public var reply: Lined<String>
    }
  }

  /// What the lesson itself does when the step is reached for the first time.
  public enum Deed: Sendable, Hashable {
    case pause, resume
    /// An action of the table, or of the system with arguments.
    case action(String, with: [String: String])
    case set(parameter: String, to: String)
  }

  public var line: Int
  public var say: Lined<String>?
  public var show: Lined<Show>?
  public var move: Lined<Move>?
  public var wait: Lined<Wait>?
  public var ask: Question?
  public var deeds: [Lined<Deed>] = []
  public var forbidden: [Lined<String>] = []

  public init(line: Int) { self.line = line }
}
