import Experiments

/// One line of a run's log.
public struct LogLine: Sendable, Hashable {
  public var seq: Int
  public var level: LogLevel
  public var text: String
  public var step: Int
  /// Microseconds since the run began.
  public var time: Int64

  public init(seq: Int, level: LogLevel, text: String, step: Int, time: Int64) {
    self.seq = seq
    self.level = level
    self.text = text
    self.step = step
    self.time = time
  }
}

/// The last lines of a log, oldest first.
public struct LogTail: Sendable, RandomAccessCollection {
  /// Lines at most.
  public static let capacity = 1000

  private var lines: [LogLine] = []
  /// Where the oldest line stands once all places are taken.
  private var head = 0

  public init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { lines.count }
  public subscript(position: Int) -> LogLine { lines[(head + position) % lines.count] }

  mutating func append(_ line: LogLine) {
    if lines.count < LogTail.capacity {
      lines.append(line)
    } else {
      lines[head] = line
      head = (head + 1) % lines.count
    }
  }
}

/// Equal when the lines are.
extension LogTail: Equatable {
  public static func == (a: LogTail, b: LogTail) -> Bool { a.elementsEqual(b) }
}
