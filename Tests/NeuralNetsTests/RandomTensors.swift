import NeuralNets
import Tensors

extension Philox {
  /// Numbers in `range`.
  mutating func tensor(_ shape: [Int], in range: ClosedRange<Float> = -1...1) -> Tensor {
    Tensor(shape, (0..<shape.reduce(1, *)).map { _ in uniform(range) })
  }

  /// Weights of numbers in -1…1.
  mutating func weights(_ shape: [Int]) -> Weights { Weights(tensor(shape)) }
}

/// The largest difference of two tensors relative to the largest element.
func distance(_ a: Tensor, _ b: Tensor) -> Float { GradientCheck.largestRelativeDifference(a, b) }

/// The sum of `x` times numbers that differ from place to place, so that every element counts in its own way.
func weighted(_ x: Variable) -> Variable {
  let weights = Tensor(x.shape, (0..<x.value.count).map { Float(($0 * 7919 + 13) % 101) / 50 - 1 })
  return (x * Variable(weights)).sum()
}

/// Results of `body` with one, two and three threads.
func withThreads<Result>(_ body: () -> Result) -> [Result] {
  [1, 2, 3].map { threads in ThreadPool.shared(threads: threads).asCurrent(body) }
}
