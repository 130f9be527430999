import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A number in 0…1 as the activity of several neurons with overlapping Gaussian fields.
///
/// Neuron `i` of `m` (from 1) has its centre at `(2i - 3) / (2·(m - 2))` and the width `1 / (overlap·(m - 2))`; its
/// activity is `exp(-(x - centre)² / (2·width²))`. S. Bohte, J. Kok, H. La Poutré, "Error-backpropagation in
/// temporally encoded networks of spiking neurons", Neurocomputing 48:17, 2002, doi 10.1016/S0925-2312(01)00658-0.
public struct PopulationCode: Sendable, Equatable {
  /// Neurons per number, at least 3.
  public let neurons: Int
  /// The larger, the narrower the fields; the paper uses 1.5.
  public let overlap: Float

  /// A code of `neurons` neurons per number.
  public init(neurons: Int, overlap: Float = 1.5) {
    precondition(
      neurons >= 3 && overlap > 0, "PopulationCode: \(neurons) neurons with overlap \(overlap)")
    (self.neurons, self.overlap) = (neurons, overlap)
  }

  /// The activities, `[sample, input…, neuron]`, for `values` `[sample, input…]`.
  public func callAsFunction(_ values: Tensor) -> Tensor {
    var activities = Tensor(uninitialized: values.shape + [neurons])
    let spread = Float(neurons - 2)
    values.withUnsafeElements { values in
      activities.withUnsafeMutableElements { activities in
        for (place, value) in values.enumerated() {
          for neuron in 0..<neurons {
            let distance = (value - Float(2 * neuron - 1) / (2 * spread)) * overlap * spread
            activities[place * neurons + neuron] = exp(-distance * distance / 2)
          }
        }
      }
    }
    return activities
  }
}
