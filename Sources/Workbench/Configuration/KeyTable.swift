import Experiments
import Terminal

/// The actions with their keys as tables for people.
public enum KeyTable {
  /// Place, long name, keys and help of every action, those of the systems at the end.
  ///
  /// - Parameter configuration: whose keys go before the usual ones.
  public static func rows(_ configuration: WorkbenchConfiguration, systems: [LabDescription]) -> [[String]] {
    let own = configuration.keys.applied(to: ActionTable.own).map { ($0.place.title, $0) }
    let others = systems.flatMap { system in
      configuration.keys.applied(to: system.actions.map(ActionEntry.init)).map { (system.title, $0) }
    }
    return (own + others).map { place, entry in
      [entry.name, place, entry.keys.map(\.text).joined(separator: " "), entry.help]
    }
  }

  /// The workbench's own actions with their usual keys as Markdown, a table for each place.
  public static func markdown() -> String {
    var places: [String] = []
    var entries: [String: [ActionEntry]] = [:]
    for entry in ActionTable.own {
      let title = entry.place.title
      if entries[title] == nil { places.append(title) }
      entries[title, default: []].append(entry)
    }
    return places.map { place in
      let rows = (entries[place] ?? []).map { entry in
        let keys = entry.keys.map { "`\($0.text)`" }.joined(separator: " ")
        return "| \(keys) | \(entry.help) | `\(entry.name)` |"
      }
      return (["### \(place)", "", "| keys | what it does | name |", "|---|---|---|"] + rows)
        .joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
