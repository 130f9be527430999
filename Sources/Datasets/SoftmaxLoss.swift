import Glibc

/// The mean cross entropy of softmax regression on one set, with its gradient.
struct SoftmaxLoss {
  private let decay: Float
  private let classCount: Int
  private let labels: [UInt8]
  /// The pixels that are not 0, sample after sample; most are.
  private var pixel: [Int32] = []
  private var value: [Float] = []
  /// Where each sample begins in them, and where the last one ends.
  private var start: [Int] = [0]

  init(_ set: ImageSet, decay: Float) {
    self.decay = decay
    classCount = set.classCount
    labels = set.labels
    for sample in 0..<set.count {
      for (place, grey) in set.image(sample).enumerated() where grey > 0 {
        pixel.append(Int32(place))
        value.append(Float(grey) / 255)
      }
      start.append(pixel.count)
    }
  }

  func evaluate(_ weights: [SIMD16<Float>]) -> (loss: Double, gradient: [SIMD16<Float>]) {
    var gradient = Array(repeating: SIMD16<Float>.zero, count: weights.count)
    var loss = 0.0
    let bias = weights.count - 1
    let share = 1 / Float(labels.count)
    for sample in labels.indices {
      var sum = weights[bias]
      for i in start[sample]..<start[sample + 1] { sum += weights[Int(pixel[i])] * value[i] }
      let (error, crossEntropy) = compare(sum, label: Int(labels[sample]))
      loss += Double(crossEntropy * share)
      for i in start[sample]..<start[sample + 1] {
        gradient[Int(pixel[i])] += error * (value[i] * share)
      }
      gradient[bias] += error * share
    }
    for i in 0..<bias {
      gradient[i] += decay * weights[i]
      loss += Double(0.5 * decay * (weights[i] * weights[i]).sum())
    }
    return (loss, gradient)
  }

  /// Softmax minus one-hot label, and the cross entropy.
  private func compare(_ sum: SIMD16<Float>, label: Int) -> (error: SIMD16<Float>, loss: Float) {
    var largest = sum[0]
    for i in 1..<classCount { largest = max(largest, sum[i]) }
    var p = SIMD16<Float>.zero
    for i in 0..<classCount { p[i] = expf(sum[i] - largest) }
    let total = p.sum()
    let loss = logf(total) - (sum[label] - largest)
    p /= total
    p[label] -= 1
    return (p, loss)
  }
}
