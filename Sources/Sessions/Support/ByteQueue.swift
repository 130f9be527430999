import Dispatch
import Synchronization

/// A queue between one producer and one consumer, bounded by bytes.
///
/// Neither side wakes while there is nothing to do. The consumer gathers what comes within `linger` of the first
/// element and takes all of it at once.
package final class ByteQueue<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var bytes = 0
    var first: DispatchTime?
    var isUrgent = false
    var isClosed = false
    var isProducerWaiting = false
  }

  private enum Addition { case added(mustWake: Bool), dropped, full }
  private enum Removal { case taken([Element]), wait(DispatchTime), end }

  private let limit: Int
  private let linger: Double
  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let drained = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - limit: bytes at most, one element excepted.
  ///   - linger: seconds that an element waits for company.
  package init(limit: Int, linger: Double) {
    self.limit = limit
    self.linger = linger
  }

  /// Whether the producer waits for room.
  package var isFull: Bool { state.withLock { $0.isProducerWaiting } }

  /// Adds an element; one for a closed queue is dropped.
  ///
  /// - Parameter waits: whether it waits for room; only the producer may, others add a little beyond the limit.
  package func append(_ element: Element, bytes: Int, waits: Bool = true) {
    while true {
      switch state.withLock({ add(element, bytes: bytes, waits: waits, to: &$0) }) {
      case .added(let mustWake):
        if mustWake { filled.signal() }
        return
      case .dropped: return
      case .full: drained.wait()
      }
    }
  }

  private func add(_ element: Element, bytes: Int, waits: Bool, to state: inout State) -> Addition {
    if state.isClosed { return .dropped }
    if waits, !state.elements.isEmpty, state.bytes + bytes > limit {
      state.isProducerWaiting = true
      return .full
    }
    state.elements.append(element)
    state.bytes += bytes
    let isFirst = state.elements.count == 1
    if isFirst { state.first = .now() }
    let becomesUrgent = !state.isUrgent && state.bytes > limit / 4
    if becomesUrgent { state.isUrgent = true }
    return .added(mustWake: isFirst || becomesUrgent)
  }

  /// No element will follow; the consumer gets the rest, then `nil`.
  package func close() {
    state.withLock {
      $0.isClosed = true
      wakeProducer(&$0)
    }
    filled.signal()
  }

  /// Gives up what is in the queue and all that follows.
  package func abandon() {
    state.withLock {
      $0.isClosed = true
      $0.elements = []
      wakeProducer(&$0)
    }
    filled.signal()
  }

  /// Waits for elements and takes all; `nil` when the queue is closed and empty.
  package func next() -> [Element]? {
    while true {
      let result = state.withLock { state -> Removal in
        if state.elements.isEmpty { return state.isClosed ? .end : .wait(.distantFuture) }
        let due = (state.first ?? .now()) + linger
        if !state.isClosed, !state.isUrgent, due > .now() { return .wait(due) }
        let elements = state.elements
        state.elements = []
        state.bytes = 0
        state.isUrgent = false
        wakeProducer(&state)
        return .taken(elements)
      }
      switch result {
      case .taken(let elements): return elements
      case .wait(let time): _ = filled.wait(timeout: time)
      case .end: return nil
      }
    }
  }

  private func wakeProducer(_ state: inout State) {
    guard state.isProducerWaiting else { return }
    state.isProducerWaiting = false
    drained.signal()
  }
}
