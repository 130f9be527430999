import Experiments

/// How a run ended.
public struct RunOutcome: Sendable {
  /// `done`, `failed`, `stopped` or `interrupted`.
  public var status: SessionStatus
  /// What it found; for a stopped run the latest value of every scalar and `stopped_at_tick`.
  public var summary: [String: Value]
  /// What the system threw.
  public var failure: String?
  /// How long it ran, with the time before a resumption.
  public var seconds: Double
  public var recording: RecordingState

  /// SHA-256 over all final parameters, if the system told it.
  public var weightsHash: String? { summary["weights_sha256"]?.text }
}
