/// Minimisation of a smooth convex function from its value and gradient with limited memory (L-BFGS).
struct LBFGS {
  typealias Vector = [SIMD16<Float>]

  /// The best point so far.
  private(set) var point: Vector
  /// The last steps and the changes of the gradient along them, oldest first.
  private var history: [(step: Vector, change: Vector, curvature: Double)] = []
  private let memory = 10

  init(start: Vector) { point = start }

  /// Goes downhill from `point` until no component of the gradient is larger than `tolerance`.
  mutating func minimise(
    _ function: (Vector) -> (loss: Double, gradient: Vector), tolerance: Float, maxSteps: Int
  ) -> (steps: Int, isConverged: Bool) {
    var (loss, gradient) = function(point)
    for taken in 0..<maxSteps {
      if gradient.allSatisfy({ max($0.max(), -$0.min()) <= tolerance }) { return (taken, true) }
      let direction = downhill(gradient)
      let slope = dot(direction, gradient)
      var length: Float = 1
      var (next, reached) = (point, (loss: loss, gradient: gradient))
      while true {
        next = sum(point, direction, length)
        reached = function(next)
        if reached.loss <= loss + 1e-4 * Double(length) * slope { break }
        // Near the end rounding hides the descent; then the gradient tells whether the step is too long
        // (the approximate Wolfe condition of W. Hager and H. Zhang, doi 10.1137/030601880).
        if reached.loss <= loss + 1e-7 * abs(loss) && dot(direction, reached.gradient) <= -0.9998 * slope {
          break
        }
        length *= 0.5
        guard length > 1e-8 else { return (taken, false) }
      }
      remember(step: sum(next, point, -1), change: sum(reached.gradient, gradient, -1))
      point = next
      (loss, gradient) = reached
    }
    return (maxSteps, false)
  }

  /// The two-loop recursion: minus the gradient times the approximate inverse Hessian.
  private func downhill(_ gradient: Vector) -> Vector {
    var direction = gradient.map { -$0 }
    var shares: [Double] = []
    for pair in history.reversed() {
      let share = dot(pair.step, direction) / pair.curvature
      direction = sum(direction, pair.change, Float(-share))
      shares.append(share)
    }
    if let last = history.last {
      let scale = Float(last.curvature / dot(last.change, last.change))
      direction = direction.map { $0 * scale }
    }
    for (pair, share) in zip(history, shares.reversed()) {
      let correction = share - dot(pair.change, direction) / pair.curvature
      direction = sum(direction, pair.step, Float(correction))
    }
    return direction
  }

  private mutating func remember(step: Vector, change: Vector) {
    let curvature = dot(step, change)
    guard curvature > 1e-12 * dot(change, change) else { return }
    if history.count == memory { history.removeFirst() }
    history.append((step, change, curvature))
  }

  private func dot(_ a: Vector, _ b: Vector) -> Double {
    zip(a, b).reduce(0) { $0 + Double(($1.0 * $1.1).sum()) }
  }

  private func sum(_ a: Vector, _ b: Vector, _ factor: Float) -> Vector {
    zip(a, b).map { $0 + $1 * factor }
  }
}
