import Experiments

extension NumberedEvent {
  /// All of it, for people and scripts that read JSON.
  var exportFields: [String: Value] {
    var fields: [String: Value] = [
      "seq": .integer(seq), "tick": .integer(event.tick), "step": .integer(event.step),
      "time_s": .real(Double(event.time) / 1e6), "kind": .text(event.kind.rawValue),
      "name": .text(event.name),
    ]
    if event.kind != .scalar { fields.merge(EventCodec.meta(of: event.payload)) { own, _ in own } }
    fields.merge(event.payload.exportFields) { _, content in content }
    return fields
  }
}

extension Event.Payload {
  /// What `meta` does not hold, for people and scripts that read JSON.
  var exportFields: [String: Value] {
    switch self {
    case .scalar(let value): ["value": .real(value)]
    case .histogram(let histogram):
      ["edges": .list(histogram.edges.map { .real($0) }), "counts": .integers(histogram.counts)]
    case .raster(let raster): ["spikes": .list(raster.spikeTimes)]
    case .image(let image): ["values": image.exportValues]
    case .table(let table): ["rows": .list(table.rows.map { .list($0) })]
    case .graph(let graph): graph.exportFields
    case .graphClasses(let classes): classes.exportFields
    case .tracking(let frame): frame.exportFields
    case .text(let text): ["text": .text(text)]
    case .progress, .phase, .log, .command, .input, .stateSaved, .telemetry, .finished, .failed: [:]
    }
  }
}

extension Raster {
  /// For each neuron the time steps at which it fires.
  fileprivate var spikeTimes: [Value] {
    (0..<neurons).map { neuron in .integers((0..<steps).filter { fires(neuron, at: $0) }) }
  }
}

extension Image {
  fileprivate var exportValues: Value { .list(values.map { .real(Double($0)) }) }
}

extension GraphClasses {
  fileprivate var exportFields: [String: Value] {
    [
      "class_of_node": .integers(nodeClasses.map { Int($0) }),
      "class_of_edge": .integers(edgeClasses.map { Int($0) }),
    ]
  }
}

extension Graph {
  fileprivate var exportFields: [String: Value] {
    var fields = classes.exportFields
    fields["node_names"] = .texts(nodes)
    fields["edge_ends"] = .list(edges.map { .integers([Int($0.from), Int($0.to)]) })
    if let positions {
      fields["positions"] = .list(positions.map { [.real(Double($0.x)), .real(Double($0.y))] })
    }
    return fields
  }
}

extension TrackingFrame {
  fileprivate var exportFields: [String: Value] {
    [
      "values": image.exportValues,
      "camera_events": .list(
        events.map { .integers([Int($0.x), Int($0.y), Int($0.time), $0.isOn ? 1 : 0]) }),
    ]
  }
}

extension Value {
  fileprivate static func integers(_ numbers: [Int]) -> Value { .list(numbers.map { .integer($0) }) }
}
