import Experiments
import Terminal

/// An override as it stands in a file.
struct KeyLine {
  var name: String
  var keys: [Key]
  var line: Int?
}

extension KeyOverrides {
  /// Takes the overrides that can be used together; the others are told with their lines.
  ///
  /// - Parameter systems: the systems, whose own actions have names and keys, too.
  static func checked(
    _ lines: [KeyLine], systems: [LabDescription], problem: (Int?, String) -> Void
  ) -> KeyOverrides {
    let tables = [ActionTable.own] + systems.map { ActionTable.entries(of: $0) }
    let all = tables.flatMap { $0 }
    var accepted: [KeyLine] = []
    for line in lines {
      let entries = all.filter { $0.name == line.name }
      guard let first = entries.first else {
        let near = Suggestion.nearest(to: line.name, among: all.map(\.name)).map { "Did you mean \($0)?" }
        problem(line.line, "there is no action \(line.name). \(near ?? "plexus list keys names them all.")")
        continue
      }
      if line.keys.isEmpty, case .user(let action) = first.target, needed.contains(action) {
        problem(line.line, "\(line.name) needs a key, else there is no way out. Give it one.")
        continue
      }
      let refused = line.keys.compactMap { key -> String? in
        let refusals = entries.map { refusal(of: key, for: $0) }
        guard refusals.allSatisfy({ $0 != nil }) else { return nil }
        return refusals.compactMap { $0 }.first.map { "\(key.text) \($0)" }
      }
      guard refused.isEmpty else {
        problem(line.line, "\(refused[0]), so \(line.name) cannot have it. Choose another key.")
        continue
      }
      accepted.append(line)
    }
    while let fault = firstFault(of: accepted, tables) {
      problem(accepted[fault.index].line, fault.message)
      accepted.remove(at: fault.index)
    }
    return KeyOverrides(Dictionary(accepted.map { ($0.name, $0.keys) }) { $1 })
  }

  /// The first override that takes a key away from another action of its place, or the last way out.
  private static func firstFault(
    of lines: [KeyLine], _ tables: [[ActionEntry]]
  ) -> (index: Int, message: String)? {
    let overrides = KeyOverrides(Dictionary(lines.map { ($0.name, $0.keys) }) { $1 })
    for table in tables.map(overrides.applied) {
      var owners: [Place: [Key: String]] = [:]
      for entry in table {
        for key in entry.keys {
          let owner = owners[entry.place, default: [:]].updateValue(entry.name, forKey: key)
          guard let owner, owner != entry.name,
            let index = lines.lastIndex(where: {
              $0.keys.contains(key) && [owner, entry.name].contains($0.name)
            })
          else { continue }
          let name = lines[index].name
          let other = name == owner ? entry.name : owner
          return (
            index,
            "\(key.text) is also the key of \(other) there (\(entry.place.title)), so \(name) cannot have it. "
              + "Choose another key, or give \(other) one, too."
          )
        }
      }
      if let fault = lockOut(lines, table) { return fault }
    }
    return nil
  }

  /// An override that hides the keys which lead away from a screen, if one does.
  private static func lockOut(_ lines: [KeyLine], _ table: [ActionEntry]) -> (index: Int, message: String)? {
    for stack in Model.allStacks {
      let map = KeyMap(table, places: stack)
      // On the first screen the key that quits leads away.
      let wanted: [UserAction] = stack[0] == .home ? [.help] : [.back, .help]
      for action in wanted {
        if map.entries.contains(where: { $0.target == .user(action) }) { continue }
        let screen = stack.first { [.run, .replay, .compare].contains($0) } ?? stack[0]
        let lost = table.filter { $0.target == .user(action) }.flatMap(\.keys)
        guard let index = lines.lastIndex(where: { $0.keys.contains(where: lost.contains) }) else { continue }
        return (
          index,
          "\(lines[index].name) would take the last key of \(action.rawValue) away (\(screen.title)). "
            + "Choose another key."
        )
      }
    }
    return nil
  }
}

extension Model {
  /// The places that hold together on some screen, innermost first.
  static let allStacks: [[Place]] = {
    let kinds = PanelKind.allCases.map(\.places)
    let panels = kinds.flatMap {
      [[.system] + $0 + [.run, .panels], $0 + [.replay, .panels], $0 + [.compare, .panels]] as [[Place]]
    }
    return ([[.home], [.setup], [.settings], [.about]] + panels).map { $0 + [.everywhere, .always] }
  }()
}
