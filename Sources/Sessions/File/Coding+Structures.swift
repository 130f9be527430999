import Experiments

/// Payloads with raw data: table, graph, classes of a graph.
extension Table {
  /// The rows are JSON in the data, so that tables which are not shown need not be read.
  func fields(data: inout ByteWriter) -> [String: Value] {
    data.append(JSONText.encode(.list(rows.map { .list($0) })))
    return [
      "rows": .integer(rows.count),
      "columns": .list(columns.map { .record($0.fields) }),
    ]
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    var columns: [Column] = []
    for value in try meta.list("columns") {
      let fields = MetaFields(value.record ?? [:])
      guard let format = Format(code: try fields.text("format")) else {
        throw EventCodingError("an unknown format of a column")
      }
      let isBits = fields["shown"]?.text == "bits"
      columns.append(Column(try fields.text("name"), isBits ? .bits : format))
    }
    let text = try data.text(data.remaining)
    guard let rows = (try? JSONText.decode(text))?.list?.map({ $0.list ?? [] }),
      rows.allSatisfy({ $0.count == columns.count })
    else { throw EventCodingError("rows that do not fit the columns") }
    self.init(columns: columns, rows: rows)
  }
}

extension Table.Column {
  /// Bits are integers to readers who do not know them.
  fileprivate var fields: [String: Value] {
    var fields: [String: Value] = ["name": .text(name), "format": .text(format.code)]
    if format == .bits { fields["shown"] = "bits" }
    return fields
  }
}

extension Table.Format {
  /// As in `real:3`.
  var code: String {
    switch self {
    case .text: "text"
    case .integer, .bits: "integer"
    case .real(let decimals): "real:\(decimals)"
    case .percent(let decimals): "percent:\(decimals)"
    case .bytes: "bytes"
    case .bar: "bar"
    }
  }

  init?(code: String) {
    let parts = code.split(separator: ":")
    let decimals = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts.first, decimals) {
    case ("text", nil): self = .text
    case ("integer", nil): self = .integer
    case ("bytes", nil): self = .bytes
    case ("bar", nil): self = .bar
    case (_, let decimals?) where !(0...15).contains(decimals): return nil
    case ("real", let decimals?): self = .real(decimals: decimals)
    case ("percent", let decimals?): self = .percent(decimals: decimals)
    default: return nil
    }
  }
}

extension GraphClasses {
  func fields(data: inout ByteWriter) -> [String: Value] {
    data.append(nodeClasses)
    data.append(edgeClasses)
    return [
      "nodes": .integer(nodeClasses.count), "edges": .integer(edgeClasses.count),
      "node_classes": .texts(nodeClassNames), "edge_classes": .texts(edgeClassNames),
    ]
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    self.init(
      nodeClassNames: try meta.texts("node_classes"), nodeClasses: try data.numbers(meta.count("nodes")),
      edgeClassNames: try meta.texts("edge_classes"), edgeClasses: try data.numbers(meta.count("edges")))
    guard nodeClasses.allSatisfy({ $0 < nodeClassNames.count }),
      edgeClasses.allSatisfy({ $0 < edgeClassNames.count })
    else { throw EventCodingError("a class without a name") }
  }
}

extension Graph {
  /// Data: classes of nodes and edges, edges as pairs of node numbers, positions as pairs of coordinates, lengths
  /// of the names in bytes, names.
  func fields(data: inout ByteWriter) -> [String: Value] {
    var fields = classes.fields(data: &data)
    fields["positions"] = .flag(positions != nil)
    data.append(edges.flatMap { [$0.from, $0.to] })
    data.append((positions ?? []).flatMap { [$0.x, $0.y] })
    data.append(nodes.map { UInt32($0.utf8.count) })
    for node in nodes { data.append(node) }
    return fields
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    let classes = try GraphClasses(meta, &data)
    let (nodes, edges) = (classes.nodeClasses.count, classes.edgeClasses.count)
    let ends = try data.numbers(2 * edges, of: UInt32.self)
    guard ends.allSatisfy({ $0 < nodes }) else { throw EventCodingError("an edge of no node") }
    let places = try meta.flag("positions") ? try data.numbers(2 * nodes, of: Float.self) : nil
    var names: [String] = []
    names.reserveCapacity(nodes)
    for length in try data.numbers(nodes, of: UInt32.self) { names.append(try data.text(Int(length))) }
    self.init(
      nodes: names, edges: (0..<edges).map { Edge(from: ends[2 * $0], to: ends[2 * $0 + 1]) },
      classes: classes,
      positions: places.map { places in (0..<nodes).map { SIMD2(places[2 * $0], places[2 * $0 + 1]) } })
  }
}
