import Experiments
import Terminal

extension Model {
  /// Runs that still compute; those that only wait for the person count as finished.
  package var goingRuns: [RunModel] { runs.filter(\.isGoing) }

  /// Ends at once if nothing goes on or the runs were told to stop already, else asks.
  mutating func askToQuit() -> [Effect] {
    guard !goingRuns.isEmpty, quitting != .byPerson, quitting != .bySignal else { return [.quit] }
    entry = nil
    coveredPopup = nil
    popup = .quitQuestion
    return []
  }

  mutating func quitWhenOver() -> [Effect] {
    popup = nil
    quitting = .whenOver
    // A paused run would never come to its end.
    let paused = goingRuns.filter { $0.state.status == .paused }
    tell("quits when the \(goingRuns.count == 1 ? "run is" : "runs are") over; ^C asks again")
    return paused.map { .send($0.id, .resume) }
  }

  mutating func stopAndQuit() -> [Effect] {
    popup = nil
    quitting = .byPerson
    tell("stops at the next boundary, saves, and quits; ^C quits at once")
    return goingRuns.map { .send($0.id, .stop(.person)) }
  }

  mutating func cancelQuit() {
    popup = nil
    quitting = .no
  }

  /// A signal stops all runs at their next boundary; the second one ends the program at once.
  mutating func endBySignal() -> [Effect] {
    if quitting == .bySignal || goingRuns.isEmpty { return [.quit] }
    quitting = .bySignal
    tell("told to end: stops at the next boundary and saves")
    return goingRuns.map { .send($0.id, .stop(.signal)) }
  }

  /// Ends once nothing goes on any more, if that was asked for.
  func endIfQuitting() -> [Effect] { quitting != .no && goingRuns.isEmpty ? [.quit] : [] }
}
