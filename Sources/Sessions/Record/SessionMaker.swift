import Experiments

/// Sessions made of given events, for demonstrations and tests.
package enum SessionMaker {
  /// Writes a finished session.
  ///
  /// - Parameter interval: events between two keyframes; for the usual pace a number that is never reached.
  /// - Throws: `SessionError` or what SQLite says.
  package static func write(
    _ path: String, _ header: SessionHeader, _ fingerprint: Fingerprint, _ events: some Sequence<Event>,
    keyframeEvery interval: Int = KeyframePace.events
  ) throws {
    var writer = try SessionWriter.create(path, header, fingerprint, overwrite: false)
    writer.keyframes.events = interval
    var items: [RecordItem] = []
    var last = Fold(SessionState(header))
    for (place, event) in events.enumerated() {
      items.append(.event(seq: place + 1, event))
      last.apply(event, seq: place + 1)
      if items.count == 10_000 {
        try writer.write(items)
        items.removeAll(keepingCapacity: true)
      }
    }
    try writer.write(items)
    try writer.finish(last.state)
  }
}
