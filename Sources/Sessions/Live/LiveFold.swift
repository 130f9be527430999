import Experiments
import Synchronization

/// Folds a run's events on a thread of its own and holds the latest state.
final class LiveFold: Sendable {
  /// Bytes of events that may wait.
  static let queueLimit = 32 << 20
  /// Seconds that events are gathered before they are folded: shorter than a screen shows.
  static let linger = 0.004
  /// Events that are folded at once, so that who asks for the state never waits long.
  static let portion = 1000

  private let queue = ByteQueue<(seq: Int, event: Event)>(limit: queueLimit, linger: linger)
  private let fold: Mutex<Fold>
  private let isRead = Atomic<Bool>(true)

  init(_ state: SessionState) { fold = Mutex(Fold(state)) }

  /// The latest state.
  var state: SessionState {
    isRead.store(true, ordering: .releasing)
    return fold.withLock { $0.state }
  }

  func append(_ event: Event, seq: Int) { queue.append((seq, event), bytes: event.bytes) }

  /// No event will follow.
  func close() { queue.close() }

  /// Folds until the queue is closed and empty.
  func run(onChange: () -> Void, onEvent: (Event) -> Void) {
    while let batch = queue.next() {
      var rest = batch[...]
      while !rest.isEmpty {
        let portion = rest.prefix(LiveFold.portion)
        rest = rest.dropFirst(portion.count)
        fold.withLock { fold in
          for (seq, event) in portion { fold.apply(event, seq: seq) }
        }
        for (_, event) in portion { onEvent(event) }
      }
      // Once is enough until somebody looks.
      if isRead.exchange(false, ordering: .acquiringAndReleasing) { onChange() }
    }
  }
}
