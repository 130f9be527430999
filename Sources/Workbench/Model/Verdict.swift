/// How the verification of a session stands.
package enum Verdict: Sendable, Hashable {
  /// Others are verified before it.
  case waiting
  /// The share of events that were found equal so far.
  case running(Double)
  /// All events came again; in words how well they agree.
  case agrees(String)
  /// What differs first.
  case differs(String)
  /// Why it could not be verified.
  case failed(String)

  /// Whether it is still to be told.
  package var isOpen: Bool {
    switch self {
    case .waiting, .running: true
    case .agrees, .differs, .failed: false
    }
  }
}
