import Experiments

/// Payloads that stand wholly in `meta`.
extension Progress {
  var fields: [String: Value] { ["done": .integer(done), "total": .integer(total), "unit": .text(unit)] }

  init(_ meta: MetaFields) throws(EventCodingError) {
    self.init(
      done: try meta.integer("done"), total: try meta.integer("total"), unit: try meta.text("unit"))
  }
}

extension InputFile {
  var fields: [String: Value] {
    ["path": .text(path), "size": .integer(size), "sha256": .text(sha256)]
  }

  init(_ meta: MetaFields) throws(EventCodingError) {
    self.init(
      path: try meta.text("path"), size: try meta.integer("size"), sha256: try meta.text("sha256"))
  }
}

extension Telemetry {
  var fields: [String: Value] {
    [
      "throughput": .real(throughput), "unit": .text(unit), "memory": .integer(memory),
      "remaining": remaining.map { .real($0) } ?? .none,
    ]
  }

  init(_ meta: MetaFields) throws(EventCodingError) {
    self.init(
      throughput: try meta.real("throughput"), unit: try meta.text("unit"),
      memory: try meta.integer("memory"), remaining: meta["remaining"]?.realOrNamed)
  }
}

extension Command {
  var fields: [String: Value] {
    switch self {
    case .pause: ["command": "pause"]
    case .resume: ["command": "resume"]
    case .step: ["command": "step"]
    case .stop(let reason): ["command": "stop", "reason": .text(reason.rawValue)]
    case .set(let parameter, let value):
      ["command": "set", "parameter": .text(parameter), "value": value]
    case .act(let action):
      ["command": "act", "action": .text(action.name), "arguments": .record(action.arguments)]
    }
  }

  init(_ meta: MetaFields) throws(EventCodingError) {
    switch try meta.text("command") {
    case "pause": self = .pause
    case "resume": self = .resume
    case "step": self = .step
    case "stop":
      guard let reason = StopReason(rawValue: try meta.text("reason")) else {
        throw EventCodingError("an unknown reason to stop")
      }
      self = .stop(reason)
    case "set": self = .set(parameter: try meta.text("parameter"), value: meta["value"] ?? .none)
    case "act": self = .act(Action(try meta.text("action"), try meta.record("arguments")))
    case let other: throw EventCodingError("an unknown command \(other)")
    }
  }
}

extension Box {
  var value: Value {
    .record([
      "label": .text(label), "x": .real(x), "y": .real(y), "width": .real(width), "height": .real(height),
    ])
  }

  init(_ meta: MetaFields) throws(EventCodingError) {
    self.init(
      label: try meta.text("label"), x: try meta.real("x"), y: try meta.real("y"),
      width: try meta.real("width"), height: try meta.real("height"))
  }

  static func list(_ values: [Value]) throws(EventCodingError) -> [Box] {
    var boxes: [Box] = []
    for value in values { boxes.append(try Box(MetaFields(value.record ?? [:]))) }
    return boxes
  }
}
