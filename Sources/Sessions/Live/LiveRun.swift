import Dispatch
import Experiments
import Foundation
import Synchronization

/// A run that goes on in threads of its own: the system's, the recorder's and the fold's.
public final class LiveRun: Sendable {
  /// How a run is started.
  public struct Options: Sendable {
    public var preset: String?
    /// Whether somebody is there who may act.
    public var isAttended = false
    public var recording: RecordingTarget = .none
    /// Of this Plexus.
    public var fingerprint: Fingerprint
    /// Called when `state`, `recording` or `outcome` has changed, once until `state` is read again; from threads of
    /// the run.
    public var onChange: @Sendable () -> Void = {}
    /// Called on the fold's thread with every event, in order.
    public var onEvent: @Sendable (Event) -> Void = { _ in }
    /// Bytes up to which a saved state stands in the session itself, the bigger ones in files beside.
    package var largestStateInside = StateTable.mostInside

    public init(fingerprint: Fingerprint) { self.fingerprint = fingerprint }
  }

  /// The stack of a system's thread, bytes.
  static let stackSize = 16 << 20

  private let control: RunControl
  private let live: LiveFold
  private let recorder: Recorder?
  private let harness: RunHarness
  private let result = Mutex<RunOutcome?>(nil)
  private let end = DispatchGroup()

  /// Starts a system.
  ///
  /// - Throws: `SessionError` when it cannot be recorded where it should be.
  public static func start(_ lab: AnyLab, _ request: RunRequest, _ options: Options) throws(SessionError)
    -> LiveRun
  {
    let request = request.withWholePaths(lab.parameters)
    let now = Date()
    let header = SessionHeader(
      id: UUID().uuidString.lowercased(), title: lab.description.title, preset: options.preset,
      request: request, created: startTime(now))
    let writer = try writer(header, now, options)
    // A name of our own choosing that tells of nothing but a wrong setting would only be in the way.
    var isKept = true
    if case .store = options.recording { isKept = false }
    let recorder = writer.map { Recorder($0, keepsEmptyFailure: isKept) }
    let run = LiveRun(SessionState(header), recorder, isAttended: options.isAttended)
    run.begin(lab, request, RunContinuation(), options)
    return run
  }

  /// Goes on with an interrupted or stopped session, in its own file, from its last saved state.
  ///
  /// Commands recorded after that state are given again at their ticks, but for those that stopped the run. Without a
  /// saved state the run starts over. `options.recording` and `options.preset` are not used.
  ///
  /// - Parameters:
  ///   - threads: instead of the recorded number.
  ///   - dataPath: instead of the recorded folder.
  /// - Throws: `SessionError` when there is nothing to go on with or the file cannot be written.
  public static func resume(
    _ path: String, with lab: AnyLab, threads: Int? = nil, dataPath: String? = nil, _ options: Options
  ) throws(SessionError) -> LiveRun {
    let resumption = try Resumption.prepare(path, system: lab.id, options.fingerprint)
    var request = resumption.state.header.request
    request.threads = threads ?? request.threads
    request.dataPath = dataPath ?? request.dataPath
    let run = LiveRun(
      resumption.state, Recorder(resumption.writer, keepsEmptyFailure: true), isAttended: options.isAttended)
    run.begin(lab, request, resumption.continuation, options)
    return run
  }

  /// A time to the millisecond, so that runs of one second stay in their order.
  private static func startTime(_ date: Date) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    return formatter.string(from: date)
  }

  /// The new file that a run is recorded in.
  private static func writer(_ header: SessionHeader, _ now: Date, _ options: Options) throws(SessionError)
    -> SessionWriter?
  {
    var writer: SessionWriter
    switch options.recording {
    case .none: return nil
    case .file(let path, let overwrite):
      writer = try SessionWriter.create(path, header, options.fingerprint, overwrite: overwrite)
    case .store(let store):
      let path = try store.newPath(header.request, created: now)
      writer = try SessionWriter.create(path, header, options.fingerprint, overwrite: false)
    }
    writer.largestStateInside = options.largestStateInside
    return writer
  }

  private init(_ state: SessionState, _ recorder: Recorder?, isAttended: Bool) {
    control = RunControl(attended: isAttended)
    live = LiveFold(state)
    self.recorder = recorder
    harness = RunHarness(continuing: state, recorder: recorder, live: live)
  }

  /// The latest state; cheap.
  public var state: SessionState { live.state }

  /// How the recording stands.
  public var recording: RecordingState { recorder?.state ?? .off }

  /// How it ended; `nil` while it runs or its file is not closed yet.
  public var outcome: RunOutcome? { result.withLock { $0 } }

  /// Hands a command to the run; it takes effect at the next boundary.
  public func send(_ command: Command) { control.send(command) }

  /// Nobody will act from here on: a system that waits for a person ends.
  public func leave() { control.leave() }

  /// Writes a remark on the timeline at the present moment; a run that is not recorded has no timeline.
  public func note(_ text: String) { recorder?.note(text, at: harness.now) }

  /// Waits until the run has ended and its file is closed.
  @discardableResult public func waitUntilFinished() -> RunOutcome {
    end.wait()
    guard let outcome else { preconditionFailure("LiveRun: ended without an outcome") }
    return outcome
  }

  private func begin(
    _ lab: AnyLab, _ request: RunRequest, _ continuation: RunContinuation, _ options: Options
  ) {
    end.enter()
    let folding = DispatchGroup()
    folding.enter()
    WorkerThread.start("fold") { [live] in
      live.run(onChange: options.onChange, onEvent: options.onEvent)
      folding.leave()
    }
    WorkerThread.start("run", stackSize: LiveRun.stackSize) { [self] in
      harness.run { try lab.run(request, continuing: continuation, control: control, sink: harness) }
      live.close()
      folding.wait()
      let state = live.state
      recorder?.finish(state)
      result.withLock { $0 = RunOutcome(state, recording) }
      options.onChange()
      end.leave()
    }
  }
}

extension RunOutcome {
  fileprivate init(_ state: SessionState, _ recording: RecordingState) {
    self.init(
      status: state.status, summary: state.summary ?? [:], failure: state.failure,
      seconds: Double(state.time) / 1e6, recording: recording)
  }
}
