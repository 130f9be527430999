import Dispatch
import Experiments
import Foundation
import Sessions

/// A run without a screen: progress lines while it goes on, a summary at its end.
struct TextRun {
  var lab: AnyLab
  var asJSON: Bool

  func start(_ request: RunRequest, preset: String?, recording: RecordingTarget) throws {
    try follow(request) { options in
      var options = options
      options.preset = preset
      options.recording = recording
      return try LiveRun.start(lab, request, options)
    }
  }

  func resume(_ path: String, _ machine: MachineOptions) throws {
    let request = try Lookup.sessionInfo(path).info.header.request
    try follow(request) { options in
      try LiveRun.resume(path, with: lab, threads: machine.threads, dataPath: machine.folder.given, options)
    }
  }

  private func follow(_ request: RunRequest, _ begin: (LiveRun.Options) throws -> LiveRun) throws {
    let progress = ProgressLines { asJSON ? Output.error($0) : Output.line($0) }
    var options = LiveRun.Options(fingerprint: Version.fingerprint)
    options.onEvent = { progress.take($0) }
    let run = try Failure.wrap { try begin(options) }
    let signals = QuitSignals { run.send(.stop(.signal)) }
    let outcome = run.waitUntilFinished()
    signals.cancel()
    report(outcome, request)
    switch outcome.status {
    case .done: return
    case .interrupted, .stopped: throw CommandError.silent(.interrupted)
    default: throw CommandError.failed(outcome.failure ?? "the run failed")
    }
  }

  private func report(_ outcome: RunOutcome, _ request: RunRequest) {
    if asJSON {
      var document: [String: Value] = [
        "system": .text(request.system), "configuration": .record(request.values),
        "seed": JSONText.seed(request.seed), "status": .text(outcome.status.rawValue),
        "seconds": .real(outcome.seconds), "summary": .record(outcome.summary),
      ]
      document["error"] = outcome.failure.map { .text($0) }
      document["session"] = outcome.recording.path.map { .text($0) }
      Output.document(.record(document))
    } else if outcome.failure == nil {
      Output.line("")
      Output.line(SummaryText.text(outcome.summary))
      Output.line("\(outcome.status.rawValue) after \(TextFormat.span(outcome.seconds))")
    }
    guard let path = outcome.recording.path else { return }
    if case .failed(_, let reason) = outcome.recording {
      Output.error("plexus: the recording ended early: \(reason)")
    }
    guard outcome.failure == nil else {
      Output.error("what was recorded until it failed: \(path)  (plexus replay \(path))")
      return
    }
    let say = asJSON ? Output.error : Output.line
    say(
      outcome.status == .done
        ? "session \(path)  (plexus replay \(path))" : "go on with: plexus resume \(path)")
  }
}

/// Calls back on the first Ctrl-C, hang-up or termination; the second ends the process at once.
///
/// A signal that was ignored when the process began, as `nohup` ignores the hang-up, stays ignored.
final class QuitSignals {
  private let sources: [any DispatchSourceSignal]
  private let heard: [Int32]

  init(_ handler: @escaping @Sendable () -> Void) {
    let heard = [SIGINT, SIGTERM, SIGHUP].filter { !QuitSignals.isIgnored($0) }
    self.heard = heard
    sources = heard.map { number in
      // The default action would end the process before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        handler()
        for each in heard { signal(each, { _ in _exit(130) }) }
      }
      source.resume()
      return source
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    let ignoring = unsafeBitCast(SIG_IGN, to: Int.self)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignoring
  }

  /// Signals end the process again, as they did before.
  func cancel() {
    sources.forEach { $0.cancel() }
    for number in heard { signal(number, SIG_DFL) }
  }
}
