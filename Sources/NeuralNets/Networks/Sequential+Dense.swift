import Tensors

extension Sequential {
  /// The same network for inference with products and convolutions that multiply every zero: what skipping zeros is
  /// held against.
  package var withoutSkippingZeros: Sequential {
    Sequential(
      layers.map { layer in
        switch layer {
        case let linear as Linear: FullProduct(linear: linear)
        case let convolution as Conv2D: FullConvolution(layer: convolution)
        default: layer
        }
      })
  }
}

private struct FullProduct: Layer {
  let linear: Linear

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    var y = matmul(x.value, linear.weight.value)
    if let bias = linear.bias { y.addToRows(bias.value) }
    return Variable(y)
  }
}

private struct FullConvolution: Layer {
  let layer: Conv2D

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    Variable(layer.convolution(x.value, weight: layer.weight.value, bias: layer.bias?.value))
  }
}
