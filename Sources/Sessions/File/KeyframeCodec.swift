import Experiments

/// A state as bytes: everything but the pictures, tables and graphs, of which only the numbers of their events.
package enum KeyframeCodec {
  /// The bytes of a fold's state.
  package static func encode(_ fold: Fold) -> [UInt8] {
    let state = fold.state
    var header = smallFields(of: state)
    header["latest"] = .list(latestSeqs(fold))
    header["curves"] = .list(
      state.curves.map {
        [.text($0.name), .integer($0.width), .integer($0.count)] as Value
      })
    let text = JSONText.encode(.record(header))
    var writer = ByteWriter()
    writer.append(UInt32(text.utf8.count))
    writer.append(text)
    for curve in state.curves { append(curve, to: &writer) }
    return writer.bytes
  }

  /// The fold of these bytes; its pending events are still to be read.
  package static func decode(_ bytes: [UInt8], header: SessionHeader) throws(EventCodingError) -> Fold {
    var reader = ByteReader(bytes)
    let length: UInt32 = try reader.number()
    let fields = try MetaFields(reader.text(Int(length)))
    var state = SessionState(header)
    try readSmall(fields, into: &state)
    for value in try fields.list("curves") {
      let curve = try curve(value, &reader)
      state.curvePlaces[curve.name] = state.curves.count
      state.curves.append(curve)
    }
    try reader.finish()
    var pending: [EventKey: Int] = [:]
    for value in try fields.list("latest") {
      guard let entry = value.list, entry.count == 3, let kind = entry[0].text.flatMap(EventKind.init),
        let name = entry[1].text, let seq = entry[2].integer
      else { throw EventCodingError("latest") }
      pending[EventKey(kind: kind, name: name)] = seq
    }
    return Fold(state, pending: pending)
  }

  private static func latestSeqs(_ fold: Fold) -> [Value] {
    var seqs = fold.state.latest.mapValues(\.seq)
    seqs.merge(fold.pending) { _, later in later }
    return seqs.sorted { $0.value < $1.value }
      .map { [.text($0.key.kind.rawValue), .text($0.key.name), .integer($0.value)] }
  }

  private static func smallFields(of state: SessionState) -> [String: Value] {
    var fields: [String: Value] = [
      "seq": .integer(state.seq), "tick": .integer(state.tick), "step": .integer(state.step),
      "time": .integer(Int(state.time)), "status": .text(state.status.rawValue),
      "values": .record(state.values), "inputs": .list(state.inputs.map { .record($0.fields) }),
      "log": .list(
        state.log.map {
          [
            .integer($0.seq), .text($0.level.rawValue), .text($0.text), .integer($0.step),
            .integer(Int($0.time)),
          ]
        }),
    ]
    if let phase = state.phase {
      fields["phase"] = [.text(phase.label), .integer(phase.step), .integer(Int(phase.time))]
    }
    fields["progress"] = state.progress.map { .record($0.fields) }
    fields["telemetry"] = state.telemetry.map { .record($0.fields) }
    fields["command"] = state.lastCommand.map { .record($0.fields) }
    fields["summary"] = state.summary.map { .record($0) }
    fields["answer_time"] = state.answerTime.map { .integer(Int($0)) }
    fields["paused_time"] = .integer(Int(state.pausedTime))
    fields["pause_start"] = state.pauseStart.map { .integer(Int($0)) }
    fields["failure"] = state.failure.map { .text($0) }
    fields["stop"] = state.stop.map { .text($0.rawValue) }
    fields["before_set"] = state.valueBeforeSet.map {
      [.text($0.name), .flag($0.value != nil), $0.value ?? .none]
    }
    return fields
  }

  private static func readSmall(_ fields: MetaFields, into state: inout SessionState)
    throws(EventCodingError)
  {
    state.seq = try fields.integer("seq")
    state.tick = try fields.integer("tick")
    state.step = try fields.integer("step")
    state.time = try time(fields["time"]) ?? 0
    guard let status = SessionStatus(rawValue: try fields.text("status")) else {
      throw EventCodingError("status")
    }
    state.status = status
    state.values = try fields.record("values")
    for value in try fields.list("inputs") {
      state.inputs.append(try InputFile(MetaFields(value.record ?? [:])))
    }
    for value in try fields.list("log") { state.log.append(try logLine(value)) }
    if let phase = fields["phase"]?.list {
      guard phase.count == 3, let label = phase[0].text, let step = phase[1].integer,
        let time = try time(phase[2])
      else { throw EventCodingError("phase") }
      state.phase = SessionState.Phase(label: label, step: step, time: time)
    }
    if let progress = fields["progress"]?.record { state.progress = try Progress(MetaFields(progress)) }
    if let telemetry = fields["telemetry"]?.record { state.telemetry = try Telemetry(MetaFields(telemetry)) }
    if let command = fields["command"]?.record { state.lastCommand = try Command(MetaFields(command)) }
    state.summary = fields["summary"]?.record
    // Keyframes of earlier sessions do not have these.
    state.answerTime = try time(fields["answer_time"]) ?? (state.summary == nil ? nil : state.time)
    state.pausedTime = try time(fields["paused_time"]) ?? 0
    state.pauseStart = try time(fields["pause_start"])
    state.failure = fields["failure"]?.text
    state.stop = fields["stop"]?.text.flatMap(StopReason.init)
    if let before = fields["before_set"]?.list, before.count == 3, let name = before[0].text {
      state.valueBeforeSet = ValueBeforeSet(name: name, value: before[1].flag == true ? before[2] : nil)
    }
  }

  private static func time(_ value: Value?) throws(EventCodingError) -> Int64? {
    guard let time = value?.integer.map({ Int64($0) }) else { return nil }
    guard SessionSchema.times.contains(time) else { throw EventCodingError("a time of \(time) microseconds") }
    return time
  }

  private static func logLine(_ value: Value) throws(EventCodingError) -> LogLine {
    guard let entry = value.list, entry.count == 5, let seq = entry[0].integer,
      let level = entry[1].text.flatMap(LogLevel.init), let text = entry[2].text,
      let step = entry[3].integer, let time = try time(entry[4])
    else { throw EventCodingError("log") }
    return LogLine(seq: seq, level: level, text: text, step: step, time: time)
  }

  /// Steps as differences, values as bits; buckets of one point need one column of each.
  private static func append(_ curve: Curve, to writer: inout ByteWriter) {
    var previous = 0
    var starts: [UInt64] = []
    starts.reserveCapacity(curve.buckets.count)
    for bucket in curve.buckets {
      starts.append(UInt64(bitPattern: Int64(bucket.firstStep &- previous)))
      previous = bucket.lastStep
    }
    writer.append(planes: starts)
    if curve.width > 1 {
      writer.append(planes: curve.buckets.map { UInt64(bitPattern: Int64($0.lastStep &- $0.firstStep)) })
      writer.append(planes: curve.buckets.map(\.min.bitPattern))
      writer.append(planes: curve.buckets.map(\.max.bitPattern))
    }
    writer.append(planes: curve.buckets.map(\.last.bitPattern))
  }

  private static func curve(_ value: Value, _ reader: inout ByteReader) throws(EventCodingError) -> Curve {
    guard let entry = value.list, entry.count == 3, let name = entry[0].text,
      let width = entry[1].integer, let count = entry[2].integer, width > 0, count >= 0,
      count <= .max - width, (count + width - 1) / width <= Curve.capacity
    else { throw EventCodingError("curves") }
    var curve = Curve(name: name)
    curve.width = width
    curve.count = count
    let places = (count + width - 1) / width
    let starts = try reader.planes(places)
    let lengths = width > 1 ? try reader.planes(places) : nil
    let smallest = width > 1 ? try reader.planes(places) : nil
    let largest = width > 1 ? try reader.planes(places) : nil
    let last = try reader.planes(places)
    var previous = 0
    for place in 0..<places {
      let first = previous &+ Int(Int64(bitPattern: starts[place]))
      previous = first &+ Int(Int64(bitPattern: lengths?[place] ?? 0))
      curve.buckets.append(
        Bucket(
          firstStep: first, lastStep: previous, min: Double(bitPattern: smallest?[place] ?? last[place]),
          max: Double(bitPattern: largest?[place] ?? last[place]), last: Double(bitPattern: last[place])))
    }
    return curve
  }
}

extension ByteWriter {
  /// Numbers as eight planes of bytes, the lowest bytes first: equal neighbours then pack well.
  fileprivate mutating func append(planes numbers: [UInt64]) {
    for plane in 0..<8 {
      append(numbers.map { UInt8(truncatingIfNeeded: $0 >> UInt64(8 * plane)) })
    }
  }
}

extension ByteReader {
  fileprivate mutating func planes(_ count: Int) throws(EventCodingError) -> [UInt64] {
    var numbers = [UInt64](repeating: 0, count: count)
    for plane in 0..<8 {
      let bytes = try self.numbers(count, of: UInt8.self)
      for place in 0..<count { numbers[place] |= UInt64(bytes[place]) << UInt64(8 * plane) }
    }
    return numbers
  }
}
