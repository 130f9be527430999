import Experiments

/// Events as rows: exact, and the same bytes for the same event.
package enum EventCodec {
  /// The row of an event; scalars have a table of their own, but a row form all the same.
  package static func row(of event: Event) -> EventRow {
    var data = ByteWriter()
    let meta = fields(of: event.payload, data: &data)
    return EventRow(
      tick: event.tick, step: event.step, time: event.time, kind: event.kind, name: event.name,
      meta: JSONText.encode(.record(meta)), data: data.bytes.isEmpty ? nil : data.bytes)
  }

  /// What a row's `meta` holds of a payload.
  static func meta(of payload: Event.Payload) -> [String: Value] {
    var data = ByteWriter()
    return fields(of: payload, data: &data)
  }

  /// The event of a row.
  package static func event(of row: EventRow) throws(EventCodingError) -> Event {
    Event(
      row.name, step: row.step,
      try payload(row.kind, MetaFields(row.meta), data: ByteReader(row.data ?? [])), tick: row.tick,
      time: row.time)
  }

  /// Whether only the latest event of each name counts, so that others need not be read whole.
  static func showsLatestOnly(_ kind: EventKind) -> Bool {
    switch kind {
    case .histogram, .raster, .image, .table, .graph, .graphClasses, .tracking, .text: true
    case .scalar, .progress, .phase, .log, .command, .input, .stateSaved, .telemetry, .finished, .failed:
      false
    }
  }

  private static func fields(of payload: Event.Payload, data: inout ByteWriter) -> [String: Value] {
    switch payload {
    case .scalar(let value): ["value": .real(value)]
    case .progress(let progress): progress.fields
    case .phase(let label): ["label": .text(label)]
    case .histogram(let histogram): histogram.fields(data: &data)
    case .raster(let raster): raster.fields(data: &data)
    case .image(let image): image.fields(data: &data)
    case .table(let table): table.fields(data: &data)
    case .graph(let graph): graph.fields(data: &data)
    case .graphClasses(let classes): classes.fields(data: &data)
    case .tracking(let frame): frame.fields(data: &data)
    case .text(let text): textFields(text, data: &data)
    case .log(let level, let text): ["level": .text(level.rawValue), "text": .text(text)]
    case .command(let command): command.fields
    case .input(let file): file.fields
    case .stateSaved(let marked): ["marked": .flag(marked)]
    case .telemetry(let telemetry): telemetry.fields
    case .finished(let summary): ["summary": .record(summary)]
    case .failed(let reason): ["reason": .text(reason)]
    }
  }

  private static func textFields(_ text: String, data: inout ByteWriter) -> [String: Value] {
    data.append(text)
    return [:]
  }

  private static func payload(_ kind: EventKind, _ meta: MetaFields, data: ByteReader)
    throws(EventCodingError) -> Event.Payload
  {
    var data = data
    let payload: Event.Payload
    switch kind {
    case .scalar: payload = .scalar(try meta.real("value"))
    case .progress: payload = .progress(try Progress(meta))
    case .phase: payload = .phase(try meta.text("label"))
    case .histogram: payload = .histogram(try Histogram(meta, &data))
    case .raster: payload = .raster(try Raster(meta, &data))
    case .image: payload = .image(try Image(meta, &data))
    case .table: payload = .table(try Table(meta, &data))
    case .graph: payload = .graph(try Graph(meta, &data))
    case .graphClasses: payload = .graphClasses(try GraphClasses(meta, &data))
    case .tracking: payload = .tracking(try TrackingFrame(meta, &data))
    case .text: payload = .text(try data.text(data.remaining))
    case .log:
      guard let level = LogLevel(rawValue: try meta.text("level")) else { throw EventCodingError("level") }
      payload = .log(level, try meta.text("text"))
    case .command: payload = .command(try Command(meta))
    case .input: payload = .input(try InputFile(meta))
    case .stateSaved: payload = .stateSaved(marked: try meta.flag("marked"))
    case .telemetry: payload = .telemetry(try Telemetry(meta))
    case .finished: payload = .finished(try meta.record("summary"))
    case .failed: payload = .failed(try meta.text("reason"))
    }
    try data.finish()
    return payload
  }
}
