import Dispatch
import Experiments
import Synchronization

/// Follows a session that another process writes.
public final class Watcher: Sendable {
  /// Seconds between two looks at a session in which things happen, and in one that is silent.
  static let pauses = 0.05...0.5

  private struct Place: Sendable {
    var reader: SessionReader
    var fold: Fold
    var info: SessionInfo
    var failure: SessionError?
  }

  private let place: Mutex<Place>
  private let isStopped = Atomic<Bool>(false)
  private let isRead = Atomic<Bool>(true)
  private let wake = DispatchSemaphore(value: 0)
  private let end = DispatchGroup()

  /// Opens a session at its latest state and follows it on a thread of its own until it has ended, was interrupted, or
  /// `stop` is called.
  ///
  /// - Parameters:
  ///   - onChange: called on the watcher's thread when `state` or `info` has changed, once until `state` is read again.
  ///   - onEvent: called on the watcher's thread with every event that came after the session was opened.
  /// - Throws: `SessionError`.
  public init(
    _ path: String, onChange: @escaping @Sendable () -> Void = {}, onEvent: (@Sendable (Event) -> Void)? = nil
  ) throws(SessionError) {
    let reader = try SessionReader(path)
    let info = try SessionInfo(reader)
    var fold = Fold(SessionState(reader.header))
    try reader.advance(&fold, to: info.lastSeq)
    place = Mutex(Place(reader: reader, fold: fold, info: info))
    end.enter()
    WorkerThread.start("watch") { [self] in
      follow(onChange, onEvent)
      place.withLock { $0.reader.close() }
      end.leave()
    }
  }

  /// The latest state; cheap.
  public var state: SessionState {
    isRead.store(true, ordering: .releasing)
    return place.withLock { $0.fold.state }
  }

  /// What the file says now: `running`, or how it ended.
  public var info: SessionInfo { place.withLock { $0.info } }

  /// Why the file could no longer be read.
  public var failure: SessionError? { place.withLock { $0.failure } }

  /// Looks no more.
  public func stop() {
    isStopped.store(true, ordering: .releasing)
    wake.signal()
  }

  /// Waits until the session has ended, was interrupted, cannot be read any more, or `stop` was called.
  @discardableResult public func waitUntilFinished() -> SessionInfo {
    end.wait()
    return info
  }

  private func follow(_ onChange: () -> Void, _ onEvent: (@Sendable (Event) -> Void)?) {
    var pause = Watcher.pauses.lowerBound
    while !isStopped.load(ordering: .acquiring), info.status == .running {
      _ = wake.wait(timeout: .now() + pause)
      let before = info
      do throws(SessionError) {
        try look(onEvent)
      } catch {
        place.withLock { $0.failure = error }
        onChange()
        return
      }
      let after = info
      if after.lastSeq != before.lastSeq || after.status != before.status {
        pause = Watcher.pauses.lowerBound
        if isRead.exchange(false, ordering: .acquiringAndReleasing) || after.status != .running { onChange() }
      } else {
        pause = min(pause * 1.5, Watcher.pauses.upperBound)
      }
    }
  }

  /// Takes in what has come.
  private func look(_ onEvent: (@Sendable (Event) -> Void)?) throws(SessionError) {
    // Whether the writer lives is asked first: what it wrote last is then read below.
    let isLocked = SessionLock.isHeld(for: info.path)
    var (reader, fold) = place.withLock { ($0.reader, $0.fold) }
    reader = try reader.refreshed()
    let info = try SessionInfo(reader, isLocked: isLocked)
    if let onEvent {
      while fold.state.seq < info.lastSeq {
        let events = try reader.events(after: fold.state.seq, limit: 1000)
        guard !events.isEmpty else { break }
        for event in events { fold.apply(event.event, seq: event.seq) }
        place.withLock { $0.fold = fold }
        for event in events { onEvent(event.event) }
      }
    } else {
      try reader.advance(&fold, to: info.lastSeq)
    }
    place.withLock { ($0.reader, $0.fold, $0.info) = (reader, fold, info) }
  }
}
