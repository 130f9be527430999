import Tensors

/// What the layers of one pass through a network share.
public final class Pass {
  /// Whether the pass is part of training: dropout drops, batch norm learns its statistics.
  public let isTraining: Bool
  /// How many time steps are folded into the first axis, `[step·sample, …]`; 1 for networks without time.
  public let timeSteps: Int
  private let seed: UInt64
  private let step: UInt32
  private var drawn: UInt64 = 0
  /// Where rows of a model table go, if one is being made.
  var table: ModelTable?

  private init(isTraining: Bool, timeSteps: Int, seed: UInt64, step: UInt32) {
    precondition(timeSteps >= 1, "Pass: timeSteps must be at least 1, got \(timeSteps)")
    (self.isTraining, self.timeSteps, self.seed, self.step) = (isTraining, timeSteps, seed, step)
  }

  /// A pass that changes nothing in the network and draws no random numbers.
  public static func inference(timeSteps: Int = 1) -> Pass {
    Pass(isTraining: false, timeSteps: timeSteps, seed: 0, step: 0)
  }

  /// A pass of training.
  ///
  /// - Parameters:
  ///   - seed: fixes what is random in it, together with `step`.
  ///   - step: the number of the training step.
  public static func training(seed: UInt64, step: Int, timeSteps: Int = 1) -> Pass {
    Pass(isTraining: true, timeSteps: timeSteps, seed: seed, step: UInt32(truncatingIfNeeded: step))
  }

  /// A random stream for the next layer that asks.
  public func nextStream() -> Philox {
    precondition(isTraining, "Pass: only training draws random numbers")
    drawn += 1
    return Philox(seed: seed, purpose: .dropout, index: step, position: drawn << 40)
  }
}
