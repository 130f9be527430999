import Experiments
import GRDB

extension SessionReader {
  /// Marks that are shown at most, notes and the like not counted.
  static let mostMarks = 1000

  /// Phases and commands (thinned evenly if there are too many), notes, resumptions and the end of a recording,
  /// ascending in time.
  func marks() throws(SessionError) -> [TimelineMark] {
    var marks = try read { db in
      var marks: [TimelineMark] = []
      // The condition is that of the index.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT seq, time_us, kind, meta FROM event WHERE kind IN ('phase', 'command') ORDER BY seq
          """)
      var stride = 1
      var count = 0
      while let row = try rows.next() {
        if count % stride == 0 { marks.append(try SessionReader.mark(row)) }
        count += 1
        if marks.count > SessionReader.mostMarks {
          marks = marks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
          stride *= 2
        }
      }
      return marks
    }
    marks += try notes()
    marks += try resumptions().map {
      TimelineMark(kind: .resumption, seq: $0.seq, time: $0.time, label: "resumed")
    }
    if let gap = try gap() { marks.append(gap) }
    return marks.sorted { ($0.time, $0.seq) < ($1.time, $1.seq) }
  }

  /// Where the recording ended although the run went on.
  func gap() throws(SessionError) -> TimelineMark? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT seq, time_us, reason FROM gap LIMIT 1").map { row in
        TimelineMark(
          kind: .gap, seq: try row.get(0, as: Int.self) &- 1, time: try row.time(1), label: try row.get(2))
      }
    }
  }

  /// Where the run went on, and as what.
  func resumptions() throws(SessionError) -> [(seq: Int, time: Int64, fingerprint: Fingerprint)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT seq, time_us, fingerprint FROM resumption ORDER BY seq").map { row in
        (try row.get(0, as: Int.self) &- 1, try row.time(1), try Fingerprint(json: row.get(2)))
      }
    }
  }

  /// All commands after an event, with their ticks.
  func commands(after seq: Int) throws(SessionError) -> [(seq: Int, command: ScriptedCommand)] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT seq, tick, meta FROM event
          WHERE kind IN ('phase', 'command') AND kind = 'command' AND seq > ? ORDER BY seq
          """, arguments: [seq])
      return try rows.map { row in
        let command = try Command(MetaFields(row.get(2)))
        return (try row.get(0), ScriptedCommand(tick: try row.get(1), command: command))
      }
    }
  }

  private func notes() throws(SessionError) -> [TimelineMark] {
    let notes = try read { db in
      try Row.fetchAll(db, sql: "SELECT time_us, text FROM note WHERE time_us >= 0 ORDER BY time_us").map {
        row in
        (time: try row.time(0), text: try row.get(1, as: String.self))
      }
    }
    var marks: [TimelineMark] = []
    for note in notes {
      marks.append(
        TimelineMark(kind: .note, seq: try seq(at: note.time), time: note.time, label: note.text))
    }
    return marks
  }

  private static func mark(_ row: Row) throws -> TimelineMark {
    let fields = try MetaFields(row.get(3))
    let isPhase = try row.get(2, as: String.self) == EventKind.phase.rawValue
    return TimelineMark(
      kind: isPhase ? .phase : .command, seq: try row.get(0), time: try row.time(1),
      label: isPhase ? try fields.text("label") : try Command(fields).description)
  }
}
