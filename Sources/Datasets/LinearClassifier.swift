/// The best that a linear classifier can do: softmax regression on the pixels, trained to convergence.
///
/// It is the yardstick for how hard a set is: what a network gains over it is due to its hidden layers. The
/// loss is the mean cross entropy plus `decay / 2 · ‖W‖²`, convex, and minimised over the whole set at once by
/// L-BFGS (D. Liu, J. Nocedal, "On the limited memory BFGS method", 1989, doi 10.1007/BF01589116).
public struct LinearClassifier: Sendable {
  /// Weights `[pixel, class]` and, in the last row, the biases; classes are padded to 16.
  private let weights: [SIMD16<Float>]
  /// How many steps the training took.
  public let steps: Int
  /// True when the largest component of the gradient fell below the tolerance.
  public let isConverged: Bool

  /// Trains on the whole of `set`.
  ///
  /// - Parameters:
  ///   - decay: the penalty on large weights; without any, weights of a separable set grow for ever.
  ///   - tolerance: training ends when no component of the gradient is larger.
  public init(trainedOn set: ImageSet, decay: Float = 3e-4, tolerance: Float = 1e-4, maxSteps: Int = 1000) {
    precondition(set.count > 0 && set.classCount <= 16, "LinearClassifier: needs samples of 1…16 classes")
    let loss = SoftmaxLoss(set, decay: decay)
    var search = LBFGS(start: Array(repeating: .zero, count: set.pixelsPerImage + 1))
    (steps, isConverged) = search.minimise(loss.evaluate, tolerance: tolerance, maxSteps: maxSteps)
    weights = search.point
  }

  /// The weight from a pixel to a class.
  package func weight(_ pixel: Int, _ label: Int) -> Float { weights[pixel][label] }
  /// The bias of a class.
  package func bias(_ label: Int) -> Float { weights[weights.count - 1][label] }

  /// The fraction of `set` that is classified rightly.
  public func accuracy(on set: ImageSet) -> Double {
    precondition(set.pixelsPerImage + 1 == weights.count, "LinearClassifier: images of another size")
    let right = (0..<set.count).count { sample in
      var sum = weights[weights.count - 1]
      for (pixel, value) in set.image(sample).enumerated() where value > 0 {
        sum += weights[pixel] * (Float(value) / 255)
      }
      let best = (0..<set.classCount).max { sum[$0] < sum[$1] }
      return best == Int(set.labels[sample])
    }
    return Double(right) / Double(set.count)
  }
}
