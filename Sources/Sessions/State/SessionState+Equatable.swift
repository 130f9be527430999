import Experiments

/// Equal when everything is, down to the bits of every number: NaN included.
extension SessionState: Equatable {
  public static func == (a: SessionState, b: SessionState) -> Bool {
    a.header == b.header && a.seq == b.seq && a.tick == b.tick && a.step == b.step && a.time == b.time
      && a.status == b.status && a.phase == b.phase && a.failure == b.failure && a.answerTime == b.answerTime
      && a.stop == b.stop && a.pausedTime == b.pausedTime && a.pauseStart == b.pauseStart
      && isSame(.record(a.lastCommand?.fields ?? [:]), .record(b.lastCommand?.fields ?? [:]))
      && a.valueBeforeSet?.name == b.valueBeforeSet?.name
      && isSame(a.valueBeforeSet?.value ?? .none, b.valueBeforeSet?.value ?? .none)
      && a.inputs == b.inputs && a.log == b.log && a.curves == b.curves && a.progress == b.progress
      && isSame(.record(a.values), .record(b.values)) && a.telemetry?.fields.text == b.telemetry?.fields.text
      && isSame(a.summary.map { .record($0) } ?? .none, b.summary.map { .record($0) } ?? .none)
      && a.latest == b.latest
  }

  /// Whether two values have the same text, as a NaN has but is not equal to itself.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    a == b || JSONText.encode(a) == JSONText.encode(b)
  }
}

extension [String: Value] {
  fileprivate var text: String { JSONText.encode(.record(self)) }
}

/// Equal when their rows are.
extension NumberedEvent: Equatable {
  public static func == (a: NumberedEvent, b: NumberedEvent) -> Bool {
    a.seq == b.seq && (a.event == b.event || EventCodec.row(of: a.event) == EventCodec.row(of: b.event))
  }
}
