import Experiments

/// A row of the tables `event` or `scalar` with its number.
struct RecordedRow: Sendable {
  var seq: Int
  /// Of a scalar without `meta`.
  var row: EventRow
  /// The value, if it is a scalar.
  var scalar: Double?

  /// What was recorded.
  var event: Event {
    get throws(EventCodingError) {
      guard let scalar else { return try EventCodec.event(of: row) }
      return Event(row.name, step: row.step, .scalar(scalar), tick: row.tick, time: row.time)
    }
  }
}
