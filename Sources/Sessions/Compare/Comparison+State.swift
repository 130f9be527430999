import Experiments

/// The comparison as a state that the panels of a run can show.
extension Comparison {
  /// Names of the tables in it.
  public static let differencesName = "compare/differences"
  public static let resultsName = "compare/results"
  public static func joinedName(_ table: String) -> String { "compare/\(table)" }

  /// The names of tables that can be put side by side.
  public var tableNames: [String] {
    var names: [String] = []
    for key in sessions.flatMap({ $0.state.latest.keys }) where key.kind == .table {
      if !names.contains(key.name), joined(key.name) != nil { names.append(key.name) }
    }
    return names.sorted()
  }

  /// One curve of all sessions, each under the session's name, and the tables.
  public func state(curve: String?) -> SessionState {
    var state = SessionState(sessions[0].info.header)
    state.seq = 1
    state.status = .done
    if let curve {
      for (place, session) in sessions.enumerated() {
        guard var found = session.state.curve(curve) else { continue }
        found.name = name(place)
        state.curvePlaces[found.name] = state.curves.count
        state.curves.append(found)
        state.step = max(state.step, found.lastStep ?? 0)
      }
    }
    var tables = [
      (Comparison.differencesName, differencesTable), (Comparison.resultsName, resultsTable),
    ]
    for name in tableNames {
      if let table = joined(name) { tables.append((Comparison.joinedName(name), table)) }
    }
    for (name, table) in tables {
      state.latest[EventKey(kind: .table, name: name)] = NumberedEvent(
        seq: 1, event: Event(name, .table(table)))
    }
    return state
  }
}
