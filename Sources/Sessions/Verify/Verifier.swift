import Experiments

/// Runs sessions again and compares what comes.
public enum Verifier {
  /// Runs a session again with its configuration, seed and commands and compares every event but telemetry and
  /// saved states; stops at the first difference.
  ///
  /// - Parameters:
  ///   - fingerprint: this Plexus's.
  ///   - threads: instead of the recorded number.
  ///   - dataPath: instead of the recorded folder.
  ///   - onProgress: compared events and all, now and then, on the run's thread.
  ///   - isCancelled: asked at every event; when true, the run ends and what was compared is reported.
  /// - Throws: `SessionError` when the session cannot be read or belongs to another system.
  public static func verify(
    _ path: String, with lab: AnyLab, fingerprint: Fingerprint, threads: Int? = nil,
    dataPath: String? = nil, onProgress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(SessionError) -> VerificationReport { fatalError() }
}
