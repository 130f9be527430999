import Experiments

/// The last event of a run, made by its harness where the system did not make it.
enum RunEnding {
  /// The key by which a summary tells that the run was stopped before its own end.
  static let stoppedAtTick = "stopped_at_tick"

  /// Runs a system and says which event has still to end the stream.
  ///
  /// - Parameters:
  ///   - hasFinished: whether the system said itself that it has finished.
  ///   - scalars: the latest value of every scalar.
  ///   - tick: that of the last event.
  static func event(
    running run: () throws -> Void, hasFinished: () -> Bool, scalars: () -> [String: Value], tick: () -> Int
  ) -> Event? {
    do {
      try run()
      return hasFinished() ? nil : .finished(scalars())
    } catch is RunStopped {
      guard !hasFinished() else { return nil }
      var summary = scalars()
      summary[stoppedAtTick] = .integer(tick())
      return .finished(summary)
    } catch {
      return Event("failed", .failed("\(error)"))
    }
  }
}
