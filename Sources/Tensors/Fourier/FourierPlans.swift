import CKissFFT
import Synchronization

/// What the library computes once for a length and a direction.
struct FourierPlan: Hashable, Sendable {
  let length: Int
  let isInverse: Bool
  /// Whether one side is real numbers; then the length is even.
  var isReal = false
}

/// Plans that were made, kept for the next transform of their kind.
///
/// The library writes into plans for real numbers while it works, so a plan serves one tile at a time.
enum FourierPlans {
  private static let idle = Mutex<[FourierPlan: [UInt]]>([:])

  /// Calls `body` with the library's state for a plan.
  static func with(_ plan: FourierPlan, _ body: (OpaquePointer) -> Void) {
    let kept = idle.withLock { $0[plan]?.popLast() }
    let state = kept.flatMap(OpaquePointer.init(bitPattern:)) ?? make(plan)
    body(state)
    idle.withLock { $0[plan, default: []].append(UInt(bitPattern: state)) }
  }

  private static func make(_ plan: FourierPlan) -> OpaquePointer {
    let (length, direction) = (Int32(plan.length), plan.isInverse ? Int32(1) : 0)
    let state =
      plan.isReal ? kiss_fftr_alloc(length, direction, nil, nil) : kiss_fft_alloc(length, direction, nil, nil)
    guard let state else { preconditionFailure("kissfft has no memory for length \(plan.length)") }
    return state
  }
}
