import Tensors

/// The parameters of a network with their names.
public typealias NamedParameters = [(name: String, parameter: Weights)]

extension Array where Element == (name: String, parameter: Weights) {
  /// All values by their names.
  public var state: [NamedTensor] { map { NamedTensor($0.name, $0.parameter.value) } }

  /// Takes over what `state` gave.
  ///
  /// - Throws: `NamedTensorError` if an array is missing or has another shape; no parameter is changed then.
  public func restore(_ state: [NamedTensor]) throws(NamedTensorError) {
    var values: [Tensor] = []
    for (name, parameter) in self {
      values.append(try state.tensor(named: name, shape: parameter.value.shape))
    }
    for (entry, value) in zip(self, values) { entry.parameter.value = value }
  }

  /// SHA-256 over all values as float32 in their order, in hexadecimal digits.
  public var digest: String {
    var digest = SHA256()
    for entry in self {
      entry.parameter.value.withUnsafeElements { digest.update(UnsafeRawBufferPointer($0)) }
    }
    return digest.hexDigest
  }
}
