/// When the next keyframe is due: after 50,000 events or 10 s, but never so soon that keyframes outweigh a quarter
/// of what lies between them.
package struct KeyframePace: Sendable {
  /// Events after which one is due in any case: so many are folded in a few hundredths of a second.
  package static let events = 50_000
  /// Microseconds of the run.
  static let time: Int64 = 10_000_000
  /// How many times the size of a keyframe must lie between two that are due by time.
  static let spacing = 4

  /// Events after which one is due here.
  var events = KeyframePace.events
  private var lastSeq: Int
  private var lastTime: Int64
  private var lastSize = 4096
  private var bytes = 0

  init(_ state: SessionState) {
    lastSeq = state.seq
    lastTime = state.time
  }

  /// Counts an event of that many bytes in the file and says whether a keyframe should follow it.
  mutating func isDue(seq: Int, time: Int64, bytes: Int) -> Bool {
    self.bytes += bytes
    if seq - lastSeq >= events { return true }
    return time - lastTime >= KeyframePace.time && self.bytes >= KeyframePace.spacing * lastSize
  }

  /// Notes that one was written.
  mutating func wrote(bytes: Int, at state: SessionState) {
    lastSeq = state.seq
    lastTime = state.time
    lastSize = max(bytes, 1024)
    self.bytes = 0
  }
}
