import Dispatch
import Sessions
import Synchronization

/// Moves one replay on a thread of its own, so that no seek ever holds the screen up.
final class ReplayDesk: Sendable {
  let path: String
  private let replayer: Replayer
  /// Follows the file while another process writes it.
  private let watcher: Watcher?
  private let inbox: Inbox
  private let queue = DispatchQueue(label: "plexus.replay", qos: .userInitiated)

  private struct Motion {
    /// Seconds of the session in a second of the clock; nil while it holds.
    var speed: Double?
    var isFollowing = false
    /// When it was last moved on.
    var last: ContinuousClock.Instant?
    /// Whether the thread has yet to move it on.
    var isBusy = false
  }
  private let motion = Mutex(Motion())

  /// Opens a session; to be called away from the screen's thread.
  ///
  /// - Throws: `SessionError`.
  init(_ path: String, inbox: Inbox) throws(SessionError) {
    self.path = path
    self.inbox = inbox
    replayer = try Replayer(path)
    watcher =
      replayer.info.status == .running
      ? try Watcher(path, onChange: { inbox.markReplay() }) : nil
  }

  var info: SessionInfo { replayer.info }

  /// Whether the replay moves by itself.
  var isPlaying: Bool { motion.withLock { $0.speed != nil } }

  /// Where it stands.
  var snapshot: ReplaySnapshot {
    // A run that has its answer and only waits for a person is replayed like one that has ended.
    let isGrowing = watcher.map { $0.info.status == .running && !$0.state.status.isFinal } ?? false
    let latest = watcher?.state
    let duration = max(latest?.time ?? 0, replayer.duration)
    if let latest, motion.withLock({ $0.isFollowing }) {
      return ReplaySnapshot(
        state: latest, time: latest.time, duration: duration, isAtEnd: true, marks: replayer.marks,
        isGrowing: isGrowing)
    }
    let state = replayer.state
    return ReplaySnapshot(
      state: state, time: replayer.time, duration: duration,
      isAtEnd: replayer.isAtEnd && state.seq >= latest?.seq ?? 0, marks: replayer.marks, isGrowing: isGrowing)
  }

  /// Does what a person asked for.
  func perform(_ transport: Transport) {
    switch transport {
    case .play(let speed):
      motion.withLock { motion in
        motion.speed = speed
        motion.last = motion.last ?? ContinuousClock.now
      }
      leaveEnd()
      inbox.markReplay()
    case .hold:
      motion.withLock { ($0.speed, $0.last) = (nil, nil) }
      leaveEnd()
      inbox.markReplay()
    case .follow:
      motion.withLock { ($0.speed, $0.last) = (nil, nil) }
      // In its turn, so that leaving the end before it does not undo it.
      work { _ in self.motion.withLock { $0.isFollowing = self.watcher != nil } }
    default:
      leaveEnd()
      work { replayer throws(SessionError) in try Self.move(replayer, transport) }
    }
  }

  /// Plays on by the time that has passed; does nothing while the last call is not done.
  func playOn() {
    let seconds: Double? = motion.withLock { motion in
      guard let speed = motion.speed, let last = motion.last, !motion.isBusy else { return nil }
      let now = ContinuousClock.now
      motion.last = now
      motion.isBusy = true
      return (now - last) / .seconds(1) * speed
    }
    guard let seconds else { return }
    work { replayer throws(SessionError) in
      defer { self.motion.withLock { $0.isBusy = false } }
      try replayer.advance(seconds: seconds)
    }
  }

  func note(_ text: String) {
    work { replayer throws(SessionError) in try replayer.note(text) }
  }

  func close() {
    motion.withLock { $0.speed = nil }
    watcher?.stop()
  }

  /// Goes from the end of a growing session to the same place in the replay, which shows it from then on.
  private func leaveEnd() {
    guard let watcher, motion.withLock({ $0.isFollowing }) else { return }
    let seq = watcher.state.seq
    work { replayer throws(SessionError) in
      defer { self.motion.withLock { $0.isFollowing = false } }
      if self.motion.withLock({ $0.isFollowing }) { try replayer.seek(seq: seq) }
    }
  }

  private func work(_ body: @escaping @Sendable (Replayer) throws(SessionError) -> Void) {
    queue.async { [self] in
      do {
        if watcher != nil { try replayer.refresh() }
        try body(replayer)
      } catch {
        // What was to end with the body has not begun.
        motion.withLock { $0.isBusy = false }
        inbox.post(.failure("\(error)"))
      }
      inbox.markReplay()
    }
  }

  private static func move(_ replayer: Replayer, _ transport: Transport) throws(SessionError) {
    switch transport {
    case .seek(let microseconds): try replayer.seek(time: microseconds)
    case .seekFraction(let fraction): try replayer.seek(fraction: fraction)
    case .seekStep(let step): try replayer.seek(step: step)
    case .seekEvent(let seq): try replayer.seek(seq: seq)
    case .stepForward: try replayer.stepForward()
    case .stepBackward: try replayer.stepBackward()
    case .nextEvent(let key): try replayer.stepForward(to: key)
    case .previousEvent(let key): try replayer.stepBackward(to: key)
    case .nextMark: try replayer.nextMark()
    case .previousMark: try replayer.previousMark()
    case .play, .hold, .follow: break
    }
  }
}
