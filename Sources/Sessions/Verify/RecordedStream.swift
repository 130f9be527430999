import Experiments

/// The recorded events that a new run must bring again, in portions.
///
/// Left out are telemetry and, where a run was resumed, what belongs to its interruption: stops that did not end it,
/// and saved states, whose rhythm a resumption changes.
struct RecordedStream: Sendable {
  private static let portion = 2000

  let reader: SessionReader
  /// The last event before the run went on for the last time; 0 if it was never resumed.
  let lastCut: Int
  private let wasResumed: Bool
  private var buffer: ArraySlice<RecordedRow> = []
  private var position = 0

  init(_ reader: SessionReader) throws(SessionError) {
    self.reader = reader
    let resumptions = try reader.resumptions()
    lastCut = resumptions.last?.seq ?? 0
    wasResumed = !resumptions.isEmpty
  }

  /// Whether an event takes part in the comparison.
  func counts(_ kind: EventKind) -> Bool { kind != .telemetry && !(wasResumed && kind == .stateSaved) }

  /// The commands to give again.
  func script() throws(SessionError) -> [ScriptedCommand] {
    try reader.commands(after: 0).filter { !$0.command.command.isStop || $0.seq > lastCut }.map(\.command)
  }

  /// The next event that takes part, without taking it.
  mutating func peek() throws(SessionError) -> RecordedRow? {
    while true {
      while let row = buffer.first {
        if takesPart(row) { return row }
        buffer.removeFirst()
      }
      buffer = try reader.rows(after: position, limit: RecordedStream.portion)[...]
      guard let last = buffer.last else { return nil }
      position = last.seq
    }
  }

  /// Takes the event that `peek` has shown.
  mutating func take() { buffer.removeFirst() }

  private func takesPart(_ row: RecordedRow) -> Bool {
    guard counts(row.row.kind) else { return false }
    guard row.row.kind == .command, row.seq <= lastCut else { return true }
    return (try? Command(MetaFields(row.row.meta)).isStop) != true
  }
}
