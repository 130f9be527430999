import Tensors

/// Reads classes from the spike counts of an output layer.
public enum CountDecoder {
  /// The neuron with the most spikes per sample; of several with as many, the one with the largest free
  /// aggregate potential, and of those the first.
  public static func classes(of output: LayerActivity) -> [Int] {
    let (samples, classes) = (output.counts.shape[0], output.counts.shape[1])
    return output.counts.withUnsafeElements { counts in
      output.potential.withUnsafeElements { potential in
        (0..<samples).map { sample in
          let row = sample * classes
          return (1..<classes).reduce(0) { best, c in
            (counts[row + c], potential[row + c]) > (counts[row + best], potential[row + best]) ? c : best
          }
        }
      }
    }
  }
}
