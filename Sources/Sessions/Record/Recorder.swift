import Dispatch
import Experiments
import Synchronization

/// Records a run on a thread of its own.
final class Recorder: Sendable {
  /// Bytes in the queue at most; as many may be in the writer's hands.
  static let queueLimit = 32 << 20
  /// Seconds that an event waits for company before it is committed; with the time that a transaction may last
  /// this stays well below half a second.
  static let linger = 0.15

  let path: String
  private let queue = ByteQueue<RecordItem>(limit: Recorder.queueLimit, linger: Recorder.linger)
  private let failure = Mutex<String?>(nil)
  private let ending = Mutex<SessionState?>(nil)
  private let isClosed = Atomic<Bool>(false)
  private let isDiscarded = Atomic<Bool>(false)
  private let keepsEmptyFailure: Bool
  private let mayEnd = DispatchSemaphore(value: 0)
  private let end = DispatchGroup()

  /// - Parameter keepsEmptyFailure: whether the file stays if the run fails before its first event.
  init(_ writer: SessionWriter, keepsEmptyFailure: Bool) {
    path = writer.path
    self.keepsEmptyFailure = keepsEmptyFailure
    end.enter()
    WorkerThread.start("recorder") { [self] in
      record(writer)
      end.leave()
    }
  }

  /// How the recording stands.
  var state: RecordingState {
    if let reason = failure.withLock({ $0 }) { return .failed(path: path, reason: reason) }
    if isDiscarded.load(ordering: .acquiring) { return .off }
    if isClosed.load(ordering: .acquiring) { return .closed(path: path) }
    return queue.isFull ? .waiting(path: path) : .recording(path: path)
  }

  /// Records; waits while the disk is behind.
  func record(_ item: RecordItem) { queue.append(item, bytes: item.bytes) }

  /// Records what a person wrote, without waiting: the screen must not.
  func note(_ text: String, at time: Int64) {
    let item = RecordItem.note(time: time, text)
    queue.append(item, bytes: item.bytes, waits: false)
  }

  /// Writes the rest and how the run ended, and closes the file.
  func finish(_ state: SessionState) {
    ending.withLock { $0 = state }
    queue.close()
    mayEnd.signal()
    end.wait()
  }

  private func record(_ first: SessionWriter) {
    var writer = first
    do {
      while let items = queue.next() { try writer.write(items) }
    } catch {
      let reason = SessionDatabase.words(error)
      failure.withLock { $0 = reason }
      queue.abandon()
      // Perhaps there is room for one row more.
      try? writer.writeGap(reason: reason)
    }
    close(writer)
  }

  private func close(_ writer: SessionWriter) {
    mayEnd.wait()
    guard let state = ending.withLock({ $0 }) else { return }
    do {
      // The failure itself is an event.
      if !keepsEmptyFailure, state.status == .failed, state.seq <= 1 {
        try writer.discard()
        isDiscarded.store(true, ordering: .releasing)
        return
      }
      try writer.finish(state)
      isClosed.store(true, ordering: .releasing)
    } catch {
      let reason = SessionDatabase.words(error)
      failure.withLock { $0 = $0 ?? reason }
    }
  }
}
