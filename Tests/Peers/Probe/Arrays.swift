import NeuralNets
import Tensors

/// The arrays that come with a request.
struct Arrays {
  private let arrays: [String: StoredArray]

  init(_ request: Request) throws {
    guard let path = request.input else {
      throw ProbeError("the case needs 'input', the path of an .npz file")
    }
    arrays = try NPZ.read(path)
  }

  func tensor(_ name: String) throws -> Tensor {
    guard let array = arrays[name] else { throw ProbeError("the input has no array '\(name)'") }
    return try array.tensor()
  }

  /// The array, if there is one.
  func optional(_ name: String) throws -> Tensor? { arrays[name] == nil ? nil : try tensor(name) }

  func weights(_ name: String) throws -> Weights { Weights(try tensor(name)) }

  func numbers(_ name: String) throws -> [UInt32] {
    guard let array = arrays[name] else { throw ProbeError("the input has no array '\(name)'") }
    return try array.tensor(of: UInt32.self).elements
  }

  func integers(_ name: String) throws -> [Int] { try numbers(name).map(Int.init) }
}
