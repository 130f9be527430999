import Experiments
import Sessions

/// Marking sessions and comparing them.
extension Model {
  /// The row of the list of sessions that is chosen, if that list has the focus.
  var chosenRow: SessionRow? {
    guard home.list == .sessions else { return nil }
    let rows = shownSessions
    return rows.indices.contains(home.session) ? rows[home.session] : nil
  }

  /// Why the chosen session cannot be marked.
  var obstacleToMark: String? {
    guard let row = chosenRow else { return "choose a session first (Tab goes to the list)" }
    guard let path = row.path else { return "the run is not recorded" }
    if case .entry(let entry) = row, entry.info == nil { return "the session cannot be read" }
    let isFull = home.marked.count >= Comparison.sizes.upperBound && !home.marked.contains(path)
    return isFull ? "six sessions are marked already; Space on one of them takes its mark away" : nil
  }

  /// Marks the chosen session or takes its mark away, and goes on to the next one.
  mutating func markSession() {
    guard let path = chosenRow?.path else { return }
    if home.marked.contains(path) { home.marked.removeAll { $0 == path } } else { home.marked.append(path) }
    moveHome(by: 1)
  }

  /// What a comparison takes now: the marked sessions, and with one alone the chosen one.
  var comparedPaths: [String] {
    guard home.marked.count == 1, let path = chosenRow?.path, !home.marked.contains(path) else {
      return home.marked
    }
    return home.marked + [path]
  }

  /// Shows sessions that were read, or shows them anew.
  mutating func showComparison(_ sessions: [ComparedSession]) -> [Effect] {
    guard let first = sessions.first else { return [] }
    var next = CompareModel(sessions, lab: lab(of: first.info))
    if let compare, compare.paths == next.paths {
      next.take(over: compare)
      tell("read again")
    } else {
      // Whoever has gone elsewhere meanwhile stays there.
      guard screen == .home else { return [] }
      next.panels = arranged(next.panels, system: "compare")
    }
    compare = next
    screen = .compare
    return []
  }
}

extension SessionRow {
  /// The file; nil for a run that is not recorded.
  var path: String? {
    switch self {
    case .run(let run): run.snapshot.recording.path
    case .entry(let entry): entry.path
    }
  }

  /// Whether a run computes that writes the session; one that waits for a person can be ended.
  var isBeingRecorded: Bool {
    switch self {
    case .run(let run): run.isGoing
    case .entry(let entry): entry.info?.status == .running
    }
  }
}
