import Experiments
import GRDB
import Synchronization

/// Plays a session: the same fold as in the live run, fed by the file and another clock.
///
/// All methods are synchronous and may be called from any thread; `state` and its like never wait for a seek. Each
/// method that moves throws a `SessionError` when the file cannot be read any more.
public final class Replayer: Sendable {
  /// What moves; held while the file is read.
  private struct Place {
    var reader: SessionReader
    var fold: Fold
    var time: Int64
  }

  /// What is shown.
  private struct View {
    var info: SessionInfo
    var marks: [TimelineMark]
    var state: SessionState
    var time: Int64
  }

  private let place: Mutex<Place>
  private let view: Mutex<View>

  /// Opens a session, finished or not, before its first event.
  ///
  /// - Throws: `SessionError`.
  public init(_ path: String) throws(SessionError) {
    let reader = try SessionReader(path)
    let state = SessionState(reader.header)
    let view = View(info: try SessionInfo(reader), marks: try reader.marks(), state: state, time: 0)
    place = Mutex(Place(reader: reader, fold: Fold(state), time: 0))
    self.view = Mutex(view)
  }

  deinit { place.withLock { $0.reader.close() } }

  public var info: SessionInfo { view.withLock { $0.info } }

  /// Phases and commands, at most about 1,000, notes, resumptions and the end of a recording, ascending in time.
  public var marks: [TimelineMark] { view.withLock { $0.marks } }

  /// The state at the present position.
  public var state: SessionState { view.withLock { $0.state } }

  /// Microseconds from the beginning to the present position, which may lie between two events.
  public var time: Int64 { view.withLock { $0.time } }

  /// Microseconds from the beginning to the last event.
  public var duration: Int64 { view.withLock { $0.info.duration } }

  public var isAtEnd: Bool { view.withLock { $0.state.seq >= $0.info.lastSeq } }

  /// Goes to the state after that event; 0 is before the first.
  public func seek(seq: Int) throws(SessionError) {
    let last = info.lastSeq
    try move { (place) throws(SessionError) in
      try place.reader.advance(&place.fold, to: max(0, min(seq, last)))
      place.time = place.fold.state.time
    }
  }

  /// Goes to the state at that time, in microseconds.
  public func seek(time: Int64) throws(SessionError) {
    let time = max(0, min(time, duration))
    try move { (place) throws(SessionError) in
      let start = time >= place.time ? place.fold.state.seq : 0
      try place.reader.advance(&place.fold, to: place.reader.seq(at: time, from: start))
      place.time = time
    }
  }

  /// Goes to a share of the duration, 0…1.
  public func seek(fraction: Double) throws(SessionError) {
    try seek(time: Int64((Double(duration) * max(0, min(1, fraction))).rounded()))
  }

  /// Goes to where a step is done: before the first scalar of a later step, or to the end if there is none.
  public func seek(step: Int) throws(SessionError) {
    try move { (place) throws(SessionError) in
      try place.reader.advance(&place.fold, to: place.reader.seq(atStep: step))
      place.time = place.fold.state.time
    }
  }

  /// Plays on by that much recorded time (that of the wall times the speed); holds at the end.
  ///
  /// - Returns: whether the state has changed.
  @discardableResult public func advance(seconds: Double) throws(SessionError) -> Bool {
    let (before, time) = view.withLock { ($0.state.seq, $0.time) }
    try seek(time: time + Int64(max(0, seconds) * 1e6))
    return state.seq != before
  }

  /// Goes on by one visible step: to the next event that is neither scalar nor telemetry, or past the next
  /// neighbouring scalars of one step, whichever comes first.
  public func stepForward() throws(SessionError) {
    let seq = state.seq
    try seek(seq: try place.withLock { (place) throws(SessionError) in try place.reader.stop(after: seq) })
  }

  /// Goes back by one visible step.
  public func stepBackward() throws(SessionError) {
    let seq = state.seq
    try seek(seq: try place.withLock { (place) throws(SessionError) in try place.reader.stop(before: seq) })
  }

  /// Goes on to the next event of a series; stays if there is none.
  public func stepForward(to key: EventKey) throws(SessionError) {
    let seq = state.seq
    let next = try place.withLock { (place) throws(SessionError) in
      try place.reader.event(of: key, after: seq)
    }
    if let next { try seek(seq: next) }
  }

  /// Goes back to the event of a series before the one that is shown; before the first of them, to the beginning.
  public func stepBackward(to key: EventKey) throws(SessionError) {
    let shown = state.latest(key.kind, key.name)?.seq ?? 0
    let last = try place.withLock { (place) throws(SessionError) in
      try place.reader.event(of: key, before: shown)
    }
    try seek(seq: last ?? 0)
  }

  /// Goes to the next mark, or to the end.
  public func nextMark() throws(SessionError) {
    let (seq, time, marks, last) = view.withLock { ($0.state.seq, $0.time, $0.marks, $0.info.lastSeq) }
    guard let mark = marks.first(where: { ($0.time, $0.seq) > (time, seq) }) else {
      return try seek(seq: last)
    }
    try seek(to: mark)
  }

  /// Goes to the mark before, or to the beginning.
  public func previousMark() throws(SessionError) {
    let (seq, time, marks) = view.withLock { ($0.state.seq, $0.time, $0.marks) }
    guard let mark = marks.last(where: { ($0.time, $0.seq) < (time, seq) }) else { return try seek(seq: 0) }
    try seek(to: mark)
  }

  /// Goes to a mark.
  public func seek(to mark: TimelineMark) throws(SessionError) {
    switch mark.kind {
    case .phase, .command, .resumption, .gap: try seek(seq: mark.seq)
    case .note: try seek(time: mark.time)
    }
  }

  /// Takes in what a running process has added; a replayer of an unfinished session should do so now and then, so
  /// that the writer can close its file.
  public func refresh() throws(SessionError) {
    let (info, marks) = try place.withLock { (place) throws(SessionError) in
      place.reader = try place.reader.refreshed()
      if place.reader.row.status.isFinal, !self.info.status.isFinal {
        place.reader.close()
        place.reader = try SessionReader(place.reader.path)
      }
      return (try SessionInfo(place.reader), try place.reader.marks())
    }
    view.withLock { ($0.info, $0.marks) = (info, marks) }
  }

  /// Writes a remark on the timeline at the present time.
  ///
  /// - Throws: `SessionError` when the file cannot be written or a process records it.
  public func note(_ text: String) throws(SessionError) {
    let (path, time) = view.withLock { ($0.info.path, $0.time) }
    let lock = try SessionLock.acquireToChange(path)
    defer { lock.release() }
    try SessionDatabase.change(path) { queue in
      try queue.write { db in
        try db.execute(sql: "INSERT INTO note(time_us, text) VALUES (?, ?)", arguments: [time, text])
      }
    }
    try refresh()
  }

  /// Moves and shows where that led.
  private func move(_ body: (inout Place) throws(SessionError) -> Void) throws(SessionError) {
    let (state, time) = try place.withLock { (place) throws(SessionError) in
      try body(&place)
      return (place.fold.state, place.time)
    }
    view.withLock { ($0.state, $0.time) = (state, time) }
  }
}
