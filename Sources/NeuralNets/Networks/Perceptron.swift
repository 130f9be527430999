import Tensors

extension Sequential {
  /// A multi-layer perceptron: linear layers with an activation between them.
  ///
  /// - Parameter widths: the numbers of neurons, inputs and outputs included.
  public static func perceptron(
    _ widths: [Int], activation: any Layer = ReLU(), using stream: inout Philox
  ) -> Sequential {
    precondition(widths.count >= 2, "perceptron: widths \(widths) make no network")
    var layers: [any Layer] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      if !layers.isEmpty { layers.append(activation) }
      layers.append(Linear(inputs, outputs, using: &stream))
    }
    return Sequential(layers)
  }
}
