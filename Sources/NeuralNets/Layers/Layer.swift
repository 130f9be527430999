import Tensors

/// A part of a network: computes one variable from another with parameters of its own.
///
/// Layers are values that hold their parameters by reference: a copy of a layer shares its weights.
public protocol Layer {
  /// What the layer computes; call the layer itself instead.
  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable
  /// The layer's own parameters by name, in a fixed order; empty if it has none.
  var ownParameters: NamedParameters { get }
  /// The layers it is made of by name, in a fixed order; empty if it is made of none.
  var children: [(name: String, layer: any Layer)] { get }
  /// What a model table calls it.
  var title: String { get }
  /// How many multiplications and additions it takes to compute an output of this shape from such an input,
  /// those of its children apart.
  func multiplyAdds(input: [Int], output: [Int]) -> Int
}

extension Layer {
  public var ownParameters: NamedParameters { [] }
  public var children: [(name: String, layer: any Layer)] { [] }
  public var title: String { String(describing: Self.self) }
  public func multiplyAdds(input: [Int], output: [Int]) -> Int { 0 }

  /// The layer's output for `x`.
  public func callAsFunction(_ x: consuming Variable, _ pass: Pass = .inference()) -> Variable {
    guard let table = pass.table else { return forward(consume x, pass) }
    let (place, input) = (table.open(), x.shape)
    let y = forward(consume x, pass)
    table.close(place, self, input: input, output: y.shape)
    return y
  }

  /// The layer's output for a constant, without a record for gradients.
  public func callAsFunction(_ x: Tensor, _ pass: Pass = .inference()) -> Tensor {
    Recording.$isOn.withValue(false) { self(Variable(x), pass).value }
  }

  /// All parameters by their paths (`2.weight`), in a fixed order; one that several layers share comes once.
  public var namedParameters: NamedParameters {
    var found: NamedParameters = []
    var seen: Set<ObjectIdentifier> = []
    collect(into: &found, &seen, prefix: "")
    return found
  }

  /// All parameters that are trained, in a fixed order.
  public var parameters: [Weights] { namedParameters.map(\.parameter).filter(\.isTrained) }

  private func collect(
    into found: inout NamedParameters, _ seen: inout Set<ObjectIdentifier>, prefix: String
  ) {
    for (name, parameter) in ownParameters where seen.insert(ObjectIdentifier(parameter)).inserted {
      found.append((prefix + name, parameter))
    }
    for (name, layer) in children { layer.collect(into: &found, &seen, prefix: "\(prefix)\(name).") }
  }
}
