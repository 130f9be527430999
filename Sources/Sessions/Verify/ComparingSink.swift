import Experiments
import Synchronization

/// Takes the events of a run that is repeated and compares each with the recorded one.
final class ComparingSink: RunSink {
  private struct State: Sendable {
    var stream: RecordedStream
    var report: VerificationReport
    var tracker = RunTracker()
    var failure: SessionError?
    /// Whether nothing more is compared.
    var isOver = false
  }

  /// Events between two calls of `onProgress`.
  private static let stride = 1000

  private let state: Mutex<State>
  private let comparison: EventComparison
  private let control: RunControl
  private let lastSeq: Int
  private let onProgress: @Sendable (Int, Int) -> Void
  private let isCancelled: @Sendable () -> Bool

  init(
    _ stream: RecordedStream, _ report: VerificationReport, _ control: RunControl, lastSeq: Int,
    onProgress: @escaping @Sendable (Int, Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    state = Mutex(State(stream: stream, report: report))
    comparison = EventComparison(demand: report.demand)
    self.control = control
    self.lastSeq = lastSeq
    self.onProgress = onProgress
    self.isCancelled = isCancelled
  }

  func receive(_ point: ResumePoint) {}

  func receive(_ event: Event) {
    let progress: Int? = state.withLock { state in
      guard !state.isOver else { return nil }
      var event = event
      state.tracker.note(&event)
      guard state.stream.counts(event.kind) else { return nil }
      if isCancelled() {
        state.report.isCancelled = true
        state.isOver = true
      } else {
        compare(event, &state)
      }
      if state.isOver { control.send(.stop(.person)) }
      let compared = state.report.compared
      return state.isOver || compared % ComparingSink.stride == 0 ? compared : nil
    }
    if let progress { onProgress(progress, lastSeq) }
  }

  /// Runs a system and closes the comparison.
  func run(_ body: () throws -> Void) throws(SessionError) -> VerificationReport {
    let ending = RunEnding.event(
      running: body, hasFinished: { state.withLock { $0.tracker.hasFinished } },
      scalars: { state.withLock { $0.tracker.scalars } }, tick: { state.withLock { $0.tracker.tick } })
    if var ending {
      (ending.tick, ending.step) = state.withLock { ($0.tracker.tick, $0.tracker.step) }
      receive(ending)
    }
    return try state.withLock { (state) throws(SessionError) in
      if let failure = state.failure { throw failure }
      if !state.isOver, let row = try state.stream.peek() {
        state.report.difference = VerificationReport.Difference(
          seq: row.seq, tick: row.row.tick, place: "the end",
          recorded: comparison.label(row.row.kind, row.row.name), got: "no further event")
      }
      return state.report
    }
  }

  private func compare(_ event: Event, _ state: inout State) {
    do throws(SessionError) {
      guard let row = try state.stream.peek() else {
        // The recording may end before the run; a whole one may not.
        state.isOver = true
        if state.report.isWhole { state.report.difference = afterEnd(event) }
        return
      }
      state.report.difference = comparison.difference(
        row, event, largest: &state.report.largestDifference)
      guard state.report.difference == nil else {
        state.isOver = true
        return
      }
      state.stream.take()
      state.report.compared += 1
      if case .finished(let summary) = event.payload {
        state.report.weightsHash = summary["weights_sha256"]?.text
      }
      // Without waiting for the next event, which a system may never bring while it waits for a person.
      if !state.report.isWhole, try state.stream.peek() == nil { state.isOver = true }
    } catch {
      state.failure = error
      state.isOver = true
    }
  }

  private func afterEnd(_ event: Event) -> VerificationReport.Difference {
    VerificationReport.Difference(
      seq: lastSeq, tick: event.tick, place: "the end", recorded: "no further event",
      got: comparison.label(event.kind, event.name))
  }
}
