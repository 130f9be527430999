import Experiments
import Sessions
import Terminal

extension Model {
  /// All that the palette offers: what can be done here, the systems, the sessions, the themes.
  package var paletteItems: [PaletteItem] {
    let map = screenKeyMap
    var keys: [String: [Key]] = [:]
    for entry in map.entries { keys[entry.name, default: []] += entry.keys }
    let context = commandContext
    var items = context.namedEntries.filter { $0.target != .user(.palette) }.map { entry in
      let symbols = (keys[entry.name] ?? []).prefix(3).map { $0.symbol(ascii: isASCII) }
      return item(entry, keys: symbols.joined(separator: " "))
    }
    if screen != .home, screen != .settings {
      items.append(PaletteItem(target: .settings, name: "settings", help: CommandWord.settings.help))
    }
    items += labs.map {
      PaletteItem(
        target: .setUp(system: $0.id), name: "set up \($0.id)",
        help: "Sets up a run: \($0.description.title).")
    }
    items += themes.map {
      PaletteItem(
        target: .theme($0.name), name: "theme \($0.name)", help: "Shows this \($0.brightness) theme.")
    }
    return items
      + sessions.map { entry in
        PaletteItem(
          target: .session(path: entry.path), name: "open \(entry.name)",
          help: entry.info.map { "Replays \($0.header.title), \($0.status.rawValue)." } ?? "",
          obstacle: entry.info == nil ? "it cannot be read" : nil)
      }
  }

  private func item(_ entry: ActionEntry, keys: String) -> PaletteItem {
    switch entry.target {
    case .user(let action):
      PaletteItem(
        target: .user(action), name: entry.name, help: entry.help, keys: keys, obstacle: obstacle(to: action))
    case .system(let action):
      PaletteItem(
        target: .system(action), name: entry.name, help: entry.help, keys: keys,
        obstacle: run?.snapshot.isOver == false ? nil : "the run is over")
    }
  }

  /// What of it suits what is typed.
  package var paletteMatches: [PaletteMatch] {
    PaletteSearch.matches(entry?.editor.text ?? "", in: paletteItems)
  }

  mutating func openPalette() {
    entry = TextEntry(.palette)
    palette = PaletteModel()
  }

  mutating func movePalette(by lines: Int) {
    palette.selection = moved(palette.selection, by: lines, count: paletteMatches.count)
  }

  /// Does what is chosen, or tells why it cannot be done now.
  mutating func acceptPalette() -> [Effect] {
    let matches = paletteMatches
    guard matches.indices.contains(palette.selection) else { return [] }
    let item = matches[palette.selection].item
    entry = nil
    if let obstacle = item.obstacle {
      tell(obstacle)
      return []
    }
    switch item.target {
    case .user(let action): return perform(action)
    case .system(let action): return begin(action)
    case .settings: return openSettings()
    case .setUp(let system):
      guard let lab = lab(system), let preset = lab.presets.first else { return [] }
      return leave(for: SetupModel(lab, preset: preset, seed: 1, threads: threads))
    case .session(let path): return [.open(path: path)]
    case .theme(let name): show(theme: name)
    }
    return []
  }

  /// Shows a form instead of what is on the screen; a run goes on meanwhile.
  private mutating func leave(for form: SetupModel) -> [Effect] {
    var leaving: [Effect] = shownLesson == nil ? [] : leaveLesson()
    if replay != nil { leaving.append(.closeReplay) }
    replay = nil
    if screen == .run { leaveRunScreen() }
    setup = form
    screen = .setup
    return leaving + [.measure(system: form.lab.id)]
  }
}
