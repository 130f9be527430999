/// A tensor with a name, as saved states keep them.
public struct NamedTensor: Sendable, Equatable {
  /// What the tensor is, in dotted words (`layer1.weight`).
  public let name: String
  /// The tensor.
  public let tensor: Tensor

  /// A tensor under a name.
  public init(_ name: String, _ tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}

/// Why named arrays do not make up the state that was asked of them.
public enum NamedTensorError: Error, Equatable, CustomStringConvertible {
  /// There is no array of this name.
  case missing(name: String)
  /// The array has another shape than the network asks for.
  case wrongShape(name: String, expected: [Int], found: [Int])

  public var description: String {
    switch self {
    case .missing(let name):
      "The saved state has no array \"\(name)\". It was made by another network; use its own configuration."
    case .wrongShape(let name, let expected, let found):
      "The saved array \"\(name)\" has shape \(found), this network needs \(expected). "
        + "Use the configuration it was saved with."
    }
  }
}

extension Array where Element == NamedTensor {
  /// The tensor called `name`.
  ///
  /// - Throws: `NamedTensorError` if there is none or its shape is not `shape`.
  public func tensor(named name: String, shape: [Int]) throws(NamedTensorError) -> Tensor {
    guard let found = first(where: { $0.name == name }) else { throw .missing(name: name) }
    guard found.tensor.shape == shape else {
      throw .wrongShape(name: name, expected: shape, found: found.tensor.shape)
    }
    return found.tensor
  }
}
