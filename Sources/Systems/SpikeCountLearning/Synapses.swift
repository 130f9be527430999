import NeuralNets
import Spiking
import Tensors

/// A wiring with the weights that one pass computes with.
public struct Synapses: Sendable, Equatable {
  public let wiring: Wiring
  /// Of the wiring's `weightShape`.
  public var weight: Tensor
  /// One number per output, or per output channel of a convolution.
  public var bias: Tensor

  /// The layer's response to `input` over `steps` steps.
  func response(of neuron: IntegrateAndFire, to input: CodedInput, steps: Int) -> LayerActivity {
    switch input {
    case .constant(let current): return neuron(constant: currents(current), steps: steps)
    case .spikes(let train):
      if case .full = wiring.kind, wiring.pooling == nil {
        return SpikingLinear(Affine(weight: weight, bias: bias), neuron)(train)
      }
      return neuron(train, neurons: wiring.outputs) { currents($0) }
    }
  }

  /// What flows into each neuron for `activity` `[row, input]`: `[row, output]`.
  public func currents(_ activity: Tensor) -> Tensor {
    let pooled = pooled(activity)
    switch wiring.kind {
    case .full: return Affine(weight: weight, bias: bias)(pooled.asMatrix)
    case .convolution(let convolution): return convolution(pooled, weight: weight, bias: bias).asMatrix
    }
  }

  /// The gradients with respect to weight and bias for that with respect to the currents, `[row, output]`.
  func gradients(activity: Tensor, currentGradient: Tensor) -> (weight: Tensor, bias: Tensor) {
    let pooled = pooled(activity)
    switch wiring.kind {
    case .full:
      return (
        matmulSkippingZeros(pooled.asMatrix, currentGradient, transposingFirst: true),
        currentGradient.sumOfRows()
      )
    case .convolution(let convolution):
      let image = currentGradient.reshaped([currentGradient.shape[0]] + wiring.output)
      return (
        convolution.weightGradient(input: pooled, outputGradient: image),
        image.reshaped([image.count / bias.count, bias.count]).sumOfRows()
      )
    }
  }

  /// The gradient with respect to the activity `[row, input]` for that with respect to the currents.
  func activityGradient(_ currentGradient: Tensor) -> Tensor {
    let rows = currentGradient.shape[0]
    let pooledShape = [rows] + wiring.pooled
    let pooledGradient: Tensor
    switch wiring.kind {
    case .full:
      pooledGradient = matmul(currentGradient, weight, transposing: .second).reshaped(pooledShape)
    case .convolution(let convolution):
      pooledGradient = convolution.inputGradient(
        of: currentGradient.reshaped([rows] + wiring.output), weight: weight, inputShape: pooledShape)
    }
    let gradient = wiring.pooling?.inputGradient(of: pooledGradient, inputShape: [rows] + wiring.input)
    return (gradient ?? pooledGradient).asMatrix
  }

  private func pooled(_ activity: Tensor) -> Tensor {
    let image = activity.reshaped([activity.shape[0]] + wiring.input)
    return wiring.pooling.map { $0(image).output } ?? image
  }
}

extension Tensor {
  /// `[row, …]` as `[row, column]`.
  fileprivate var asMatrix: Tensor { reshaped([shape[0], shape.dropFirst().reduce(1, *)]) }
}
