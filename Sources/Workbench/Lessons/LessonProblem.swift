/// Something wrong in a lesson's file.
public struct LessonProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// Counted from 1; nil where no line is to blame.
  public var line: Int?
  /// What is wrong, without a full stop.
  public var problem: String
  /// What to do, a sentence without a full stop.
  public var remedy: String

  public var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(problem). \(remedy)" }
}
