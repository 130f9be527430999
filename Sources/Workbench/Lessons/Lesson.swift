import Experiments

/// A guided walk through a session or a live run; docs/lessons.md describes the file.
///
/// It names panels, actions and parameters by their stable names, never keys or places on the screen.
public struct Lesson: Sendable, Hashable {
  /// What the steps are about.
  public enum Source: Sendable, Hashable {
    /// A session file, by its path relative to the lesson's folder.
    case session(String)
    /// A run that begins with the lesson.
    case run(RunPlan)
  }

  /// The run of a lesson.
  public struct RunPlan: Sendable, Hashable {
    public var preset = "quick"
    public var seed: UInt64 = 1
    /// What differs from the preset, as text.
    public var settings: [Setting] = []
  }

  public var title = ""
  /// What one learns, in a sentence or two.
  public var summary = ""
  /// The system's id.
  public var system = Lined("", line: 1)
  /// Its place among the lessons; the smallest comes first.
  public var order = 1
  /// Names of lessons that come before this one.
  public var needs: [Lined<String>] = []
  public var source = Lined(Source.session(""), line: 1)
  /// Actions that do not hold during the lesson.
  public var forbidden: [Lined<String>] = []
  public var steps: [LessonStep] = []
}

/// Something from a file and the line it stands on.
public struct Lined<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  /// Counted from 1.
  public var line: Int

  public init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }
}
