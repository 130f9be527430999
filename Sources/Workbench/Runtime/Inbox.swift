import Synchronization
import Terminal

/// What other threads have for the screen's thread.
final class Inbox: Sendable {
  private struct Contents {
    var messages: [Message] = []
    /// Runs whose state has changed.
    var runs: Set<Int> = []
    var hasReplayNews = false
    var desk: ReplayDesk?
  }

  private let contents = Mutex(Contents())
  private let waker: Waker

  init(_ waker: Waker) { self.waker = waker }

  func post(_ message: Message) {
    contents.withLock { $0.messages.append(message) }
    waker.wake()
  }

  /// A run has news; only the latest will be looked at.
  func markRun(_ id: Int) {
    contents.withLock { _ = $0.runs.insert(id) }
    waker.wake()
  }

  /// The replay has news; only the latest will be looked at.
  func markReplay() {
    contents.withLock { $0.hasReplayNews = true }
    waker.wake()
  }

  /// A session was opened.
  func post(_ desk: ReplayDesk) {
    let message = Message.opened(desk.info, desk.snapshot)
    let former = contents.withLock { contents in
      defer { contents.desk = desk }
      contents.messages.append(message)
      return contents.desk
    }
    former?.close()
    waker.wake()
  }

  /// The session that was opened last, once.
  func takeDesk() -> ReplayDesk? {
    contents.withLock { contents in
      defer { contents.desk = nil }
      return contents.desk
    }
  }

  func takeMessages() -> [Message] {
    contents.withLock { contents in
      defer { contents.messages = [] }
      return contents.messages
    }
  }

  /// The runs with news, in the order of their numbers.
  func takeRuns() -> [Int] {
    contents.withLock { contents in
      defer { contents.runs = [] }
      return contents.runs.sorted()
    }
  }

  func takeReplayNews() -> Bool {
    contents.withLock { contents in
      defer { contents.hasReplayNews = false }
      return contents.hasReplayNews
    }
  }

  /// Whether anything waits that may be shown at the next frame.
  var hasNews: Bool { contents.withLock { !$0.runs.isEmpty || $0.hasReplayNews } }
}
