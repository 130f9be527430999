import NeuralNets
import Tensors

/// A fully connected layer of integrate-and-fire neurons, computed over a whole window at once.
public struct SpikingLinear: Sendable {
  /// The weights of the layer; the bias is a current that flows at every step.
  public let linear: Linear
  /// The neurons.
  public let neuron: IntegrateAndFire

  /// A layer of `linear.outputs` neurons.
  public init(_ linear: Linear, _ neuron: IntegrateAndFire) {
    (self.linear, self.neuron) = (linear, neuron)
  }

  /// Below this share of ones a product with spikes adds up rows of the weights instead of multiplying.
  public static let sparseDensity = 0.25

  /// The response to input that is the same at every step.
  ///
  /// - Parameter input: `[sample, input]`.
  public func callAsFunction(constant input: Tensor, steps: Int) -> LayerActivity {
    neuron(constant: linear(input), steps: steps)
  }

  /// The response to spikes.
  public func callAsFunction(_ spikes: SpikeTrain) -> LayerActivity {
    precondition(
      spikes.neurons == linear.inputs,
      "SpikingLinear: spikes of \(spikes.neurons) neurons into weights \(linear.weight.shape)")
    let index = SpikeIndex(spikes)
    let places = Double(spikes.steps) * Double(spikes.samples) * Double(spikes.neurons)
    return Double(index.total) < SpikingLinear.sparseDensity * places
      ? sparse(index, steps: spikes.steps, samples: spikes.samples) : dense(spikes)
  }

  /// The response by matrix products over `[sample·step, input]`, in chunks that keep the memory small.
  package func dense(_ spikes: SpikeTrain) -> LayerActivity {
    let samplesPerChunk = max(1, 4096 / spikes.steps)
    var activity = ActivityBuffers(steps: spikes.steps, samples: spikes.samples, neurons: linear.outputs)
    activity.fill { target in
      for first in stride(from: 0, to: spikes.samples, by: samplesPerChunk) {
        let chunk = first..<min(spikes.samples, first + samplesPerChunk)
        var currents = matmul(spikes.dense(samples: chunk), linear.weight)
        currents.addToRows(linear.bias)
        neuron.integrate(currents, into: target, firstSample: first)
      }
    }
    return activity.finished
  }

  package func sparse(_ spikes: SpikeTrain) -> LayerActivity {
    sparse(SpikeIndex(spikes), steps: spikes.steps, samples: spikes.samples)
  }

  /// The response by adding up the weight rows of the neurons that fire, fused with the neurons.
  private func sparse(_ index: SpikeIndex, steps: Int, samples: Int) -> LayerActivity {
    var activity = ActivityBuffers(steps: steps, samples: samples, neurons: linear.outputs)
    let weights = BlockedRows(linear.weight)
    let bias = BlockedRows(linear.bias.reshaped([1, linear.outputs]))
    let samplesPerTile = 32
    let chunks = (samples + samplesPerTile - 1) / samplesPerTile
    activity.fill { target in
      index.starts.withUnsafeElements { starts in
        index.neurons.withUnsafeElements { firing in
          guard let starts = starts.baseAddress, let firing = firing.baseAddress else { return }
          ThreadPool.current.run(tiles: weights.blocks * chunks) { tile in
            let block = tile / chunks
            let first = tile % chunks * samplesPerTile
            weights.withUnsafeBlock(block) { rows in
              bias.withUnsafeBlock(block) { bias in
                for sample in first..<min(samples, first + samplesPerTile) {
                  run(block, sample, rows, bias.pointee, starts, firing, target)
                }
              }
            }
          }
        }
      }
    }
    return activity.finished
  }

  @inline(__always)
  private func run(
    _ block: Int, _ sample: Int, _ rows: UnsafePointer<SIMD16<Float>>, _ bias: SIMD16<Float>,
    _ starts: UnsafePointer<Int32>, _ firing: UnsafePointer<Int32>, _ target: ActivityPointers
  ) {
    var state = NeuronBlock(threshold: neuron.threshold)
    let first = block * NeuronBlock.width
    for step in 0..<target.steps {
      let entry = sample * target.steps + step
      // Two sums hide the latency of the additions; their order is fixed all the same.
      var (even, odd) = (bias, SIMD16<Float>.zero)
      var next = Int(starts[entry])
      let end = Int(starts[entry + 1])
      while next + 2 <= end {
        even += rows[Int(firing[next])]
        odd += rows[Int(firing[next + 1])]
        next += 2
      }
      if next < end { even += rows[Int(firing[next])] }
      state.step(even + odd, step, target, sample: sample, neuron: first)
    }
    state.store(target, sample: sample, neuron: first)
  }
}
