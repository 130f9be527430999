import Dispatch
import Experiments
import Synchronization

/// Runs sessions again and compares what comes.
public enum Verifier {
  /// Runs a session again with its configuration, seed and commands and compares every event but telemetry; stops at
  /// the first difference.
  ///
  /// Kind, name, tick, step and content must be identical, times not. Where the fingerprint differs, kinds, names and
  /// ticks must agree, and scalars within a relative tolerance of 1e-3. Of input files the content and the last part of
  /// the path count.
  ///
  /// - Parameters:
  ///   - fingerprint: of this Plexus.
  ///   - threads: instead of the recorded number.
  ///   - dataPath: instead of the recorded folder.
  ///   - onProgress: equal events so far and all recorded ones, now and then, on the run's thread.
  ///   - isCancelled: asked at every event; when true, the run ends and what was compared is reported.
  /// - Throws: `SessionError` when the session cannot be read, is being recorded, or belongs to another system.
  public static func verify(
    _ path: String, with lab: AnyLab, fingerprint: Fingerprint, threads: Int? = nil,
    dataPath: String? = nil, onProgress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(SessionError) -> VerificationReport {
    let reader = try SessionReader(path)
    defer { reader.close() }
    let info = try SessionInfo(reader)
    var request = info.header.request
    guard request.system == lab.id else {
      throw .otherSystem(path: path, recorded: request.system, given: lab.id)
    }
    if info.status == .running { throw .inUse(path: path) }
    request.threads = threads ?? request.threads
    request.dataPath = dataPath ?? request.dataPath
    let stream = try RecordedStream(reader)
    let continuation = RunContinuation(script: try stream.script())
    let control = RunControl(attended: false)
    let sink = ComparingSink(
      stream, try report(reader, fingerprint), control, lastSeq: info.lastSeq, onProgress: onProgress,
      isCancelled: isCancelled)
    return try onRunThread { [request] () throws(SessionError) in
      try sink.run { try lab.run(request, continuing: continuation, control: control, sink: sink) }
    }
  }

  private static func report(_ reader: SessionReader, _ fingerprint: Fingerprint) throws(SessionError)
    -> VerificationReport
  {
    let recorded = [reader.row.fingerprint] + (try reader.resumptions()).map(\.fingerprint)
    var differences: [String] = []
    for difference in recorded.flatMap({ fingerprint.differences(from: $0) })
    where !differences.contains(difference) {
      differences.append(difference)
    }
    let gap = try reader.gap()
    return VerificationReport(
      path: reader.path, demand: differences.isEmpty ? .identity : .tolerance(EventComparison.tolerance),
      fingerprintDifferences: differences, isWhole: reader.row.status.isFinal && gap == nil)
  }

  /// Runs a body on a thread with the stack of a run, and waits for it.
  private static func onRunThread<T: Sendable>(_ body: @escaping @Sendable () throws(SessionError) -> T)
    throws(SessionError) -> T
  {
    let done = DispatchSemaphore(value: 0)
    let box = ResultBox<T>()
    WorkerThread.start("verify", stackSize: LiveRun.stackSize) {
      let result: Result<T, SessionError>
      do throws(SessionError) {
        result = .success(try body())
      } catch {
        result = .failure(error)
      }
      box.value.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let outcome = box.value.withLock({ $0 }) else { preconditionFailure("Verifier: no outcome") }
    return try outcome.get()
  }
}

/// Carries a result from one thread to another.
private final class ResultBox<T: Sendable>: Sendable {
  let value = Mutex<Result<T, SessionError>?>(nil)
}
