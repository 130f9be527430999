import Tensors

/// A network as a table: each layer with its output shape, parameters and multiply-adds for one input.
public final class ModelTable: CustomStringConvertible {
  /// One layer.
  public struct Row: Sendable, Equatable {
    /// How deep it stands in the network, 0 for the network itself.
    public let depth: Int
    /// What it is.
    public let title: String
    /// The shape of its output.
    public let output: [Int]
    /// How many numbers its own parameters hold, those of its children and of layers before apart.
    public let parameters: Int
    /// Multiplications and additions it takes, those of its children apart.
    public let multiplyAdds: Int
  }

  /// The layers in the order in which they are called.
  public private(set) var rows: [Row] = []
  private var depth = 0
  private var counted: Set<ObjectIdentifier> = []

  /// The table of `network` for an input of this shape, found by a pass over zeros.
  public init(_ network: some Layer, input: [Int], timeSteps: Int = 1) {
    let pass = Pass.inference(timeSteps: timeSteps)
    pass.table = self
    _ = network(Variable(Tensor(input)), pass)
  }

  /// How many numbers all parameters hold.
  public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// Multiplications and additions of the whole network.
  public var multiplyAdds: Int { rows.reduce(0) { $0 + $1.multiplyAdds } }

  /// Makes a row for a layer that is about to compute, and gives its place.
  func open() -> Int {
    rows.append(Row(depth: depth, title: "", output: [], parameters: 0, multiplyAdds: 0))
    depth += 1
    return rows.count - 1
  }

  /// Fills the row of a layer that has computed.
  func close(_ place: Int, _ layer: some Layer, input: [Int], output: [Int]) {
    depth -= 1
    let new = layer.ownParameters.map(\.parameter).filter { counted.insert(ObjectIdentifier($0)).inserted }
    rows[place] = Row(
      depth: depth, title: layer.title, output: output,
      parameters: new.reduce(0) { $0 + $1.value.count },
      multiplyAdds: layer.multiplyAdds(input: input, output: output))
  }

  /// The table as text, a line each and a last one with the sums.
  public var description: String {
    let head = ["layer", "output", "parameters", "multiply-adds"]
    let lines = rows.map { row in
      [
        String(repeating: "  ", count: row.depth) + row.title,
        row.output.map(String.init).joined(separator: "×"),
        String(row.parameters), String(row.multiplyAdds),
      ]
    }
    let table = [head] + lines + [["total", "", String(parameters), String(multiplyAdds)]]
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column < 2 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
