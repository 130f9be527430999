import NeuralNets
import Spiking
import Tensors

/// How the neurons of one layer feed those of the next, weights apart.
///
/// Neurons of images are numbered row by row, pixel by pixel, channel by channel.
public struct Wiring: Sendable, Equatable {
  /// What the sums run over.
  public enum Kind: Sendable, Equatable {
    /// All inputs.
    case full
    /// A square of them, the same weights everywhere.
    case convolution(Convolution)
  }

  public let kind: Kind
  /// The means that are taken of the input first, if any.
  public let pooling: Pooling?
  /// The layer that feeds, `[height, width, channel]`.
  public let input: [Int]
  /// The layer that is fed, `[height, width, channel]`; full layers are of one pixel.
  public let output: [Int]

  /// The wiring of `layer` behind `input`, after means over squares of `pool` (1 for none).
  init(_ layer: HiddenLayer, behind input: [Int], pool: Int) {
    self.input = input
    pooling = pool > 1 ? .average2D(pool) : nil
    let pooled = pooling.map { Array($0.outputShape(for: [1] + input).dropFirst()) } ?? input
    switch layer {
    case .full(let neurons): (kind, output) = (.full, [1, 1, neurons])
    case .convolution(let channels, let kernel):
      let convolution = Convolution(
        inputs: pooled[2], outputs: channels, kernel: [kernel, kernel], padding: .same)
      (kind, output) = (.convolution(convolution), pooled.dropLast() + [channels])
    case .averagePool: preconditionFailure("Wiring: a pool has no neurons of its own")
    }
  }

  /// The wirings of a network from images to classes through hidden layers.
  public static func network(from image: [Int], through hidden: [HiddenLayer], classes: Int) -> [Wiring] {
    var (wirings, input, pool): ([Wiring], [Int], Int) = ([], image, 1)
    for layer in hidden + [.full(neurons: classes)] {
      if case .averagePool(let size) = layer {
        pool = size
      } else {
        wirings.append(Wiring(layer, behind: input, pool: pool))
        (input, pool) = (wirings[wirings.count - 1].output, 1)
      }
    }
    return wirings
  }

  /// Neurons of the layer that feeds.
  public var inputs: Int { input.reduce(1, *) }
  /// Neurons of the layer that is fed.
  public var outputs: Int { output.reduce(1, *) }
  /// The input after the means, `[height, width, channel]`.
  var pooled: [Int] { pooling.map { Array($0.outputShape(for: [1] + input).dropFirst()) } ?? input }

  /// The shape of the weights: `[input, output]`, or `[height, width, input, output]` of the square.
  public var weightShape: [Int] {
    switch kind {
    case .full: [pooled.reduce(1, *), outputs]
    case .convolution(let convolution): convolution.weightShape
    }
  }

  /// How many weights a neuron sums over.
  var fanIn: Int { weightShape.dropLast().reduce(1, *) }

  /// The connections, as statistics count them: those of a neuron on average, and all of a sample.
  var connections: SpikeStatistics.Connections {
    let all: Int
    switch kind {
    case .full: all = weightShape.reduce(1, *)
    case .convolution(let convolution): all = convolution.multiplyAdds(for: [1] + pooled)
    }
    return .init(perSpike: Double(all) / Double(pooled.reduce(1, *)), multiplyAccumulates: Double(all))
  }

  /// The notation of the layer, with that of the means before it: `AP2-40C5`, `300`.
  var notation: String {
    let pool = pooling.map { "AP\($0.kernel[0])-" } ?? ""
    switch kind {
    case .full: return "\(pool)\(outputs)"
    case .convolution(let convolution): return "\(pool)\(convolution.outputs)C\(convolution.kernel[0])"
    }
  }
}
