import Experiments

/// What `plexus doctor` has found.
struct DoctorReport {
  enum State: String {
    case fine
    /// Worth knowing; Plexus works.
    case note
    /// Something that Plexus needs is missing.
    case problem
  }

  /// One finding: what, its value, and what to do where it is not fine.
  struct Item {
    var name: String
    var value: Value
    /// The value in words.
    var text: String
    var state = State.fine
    var remedy = ""
  }

  struct Section {
    var name: String
    var items: [Item] = []
    /// Rows to be looked at, below the findings.
    var picture: [String] = []

    /// - Parameters:
    ///   - text: The value in words; nil takes the value itself.
    ///   - remedy: What to do about a note or problem.
    mutating func add(
      _ name: String, _ value: Value, _ text: String? = nil, _ state: State = .fine, remedy: String = ""
    ) {
      items.append(Item(name: name, value: value, text: text ?? "\(value)", state: state, remedy: remedy))
    }
  }

  var sections: [Section]

  /// Whether something that Plexus needs is missing.
  var hasProblems: Bool { sections.contains { $0.items.contains { $0.state == .problem } } }

  /// As text for a person; what is not fine begins with a mark.
  var text: String {
    let items = sections.flatMap(\.items)
    let width = items.map(\.name.count).max() ?? 0
    let blocks = sections.map { section in
      var lines = [section.name]
      for item in section.items {
        let mark = item.state == .fine ? " " : item.state == .note ? "·" : "✗"
        let name = item.name.padding(toLength: width, withPad: " ", startingAt: 0)
        lines.append("\(mark) \(name)  \(item.text)")
        if !item.remedy.isEmpty { lines.append(String(repeating: " ", count: width + 4) + item.remedy) }
      }
      lines += section.picture.map { "  " + $0 }
      return lines.joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n")
  }

  /// The same for programs.
  var document: Value {
    var document: [String: Value] = ["status": hasProblems ? "problems" : "fine"]
    for section in sections {
      document[section.name.lowercased()] = .record(
        Dictionary(section.items.map { ($0.name, $0.value) }) { one, _ in one })
    }
    document["findings"] = .list(
      sections.flatMap(\.items).filter { $0.state != .fine }.map { item in
        .record([
          "name": .text(item.name), "state": .text(item.state.rawValue), "text": .text(item.text),
          "remedy": .text(item.remedy),
        ])
      })
    return .record(document)
  }
}
