extension Pooling {
  /// The gradient of the input of an average, which needs to know nothing of the forward computation.
  public func inputGradient(of outputGradient: Tensor, inputShape: [Int]) -> Tensor {
    precondition(kind != .maximum, "Pooling: the gradient of a maximum needs to know where it was found")
    let positions = MaximumPositions(bytes: PoolingProblem(self, shape: inputShape).positions)
    return inputGradient(of: outputGradient, positions: positions, inputShape: inputShape)
  }
}
