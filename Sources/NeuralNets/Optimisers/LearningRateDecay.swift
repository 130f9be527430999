#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How a learning rate falls over a number of steps fixed beforehand.
public enum LearningRateDecay: String, Sendable, CaseIterable {
  /// It stays.
  case none
  /// A straight line to zero.
  case linear
  /// Half a cosine wave to zero: slow, fast, slow.
  case cosine

  /// The factor at `step` (from 0) of `total` steps, from 1 down.
  public func factor(step: Int, of total: Int) -> Float {
    let done = total > 0 ? min(1, Double(step) / Double(total)) : 0
    switch self {
    case .none: return 1
    case .linear: return Float(1 - done)
    case .cosine: return Float((1 + cos(.pi * done)) / 2)
    }
  }
}
