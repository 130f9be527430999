extension TypedTensor {
  /// Traps unless the tensor has that shape; `what` names it in the message.
  func requireShape(_ expected: [Int], _ what: @autoclosure () -> String) {
    precondition(shape == expected, "\(what()) must have shape \(expected), got \(shape)")
  }
}
