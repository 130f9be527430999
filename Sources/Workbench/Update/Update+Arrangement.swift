import Experiments
import Terminal

extension Model {
  /// How the panels of the system on the screen are arranged; in a lesson, which may point at any, as the system
  /// has them.
  var arrangement: PanelArrangement {
    guard shownLesson == nil else { return PanelArrangement() }
    return shownSystem.flatMap { arrangements[$0] } ?? PanelArrangement()
  }

  /// The panels that are shown, in their order, as places in the description.
  package var panelOrder: [Int] { panels.map { arrangement.shown($0.descriptions) } ?? [] }

  /// The id of the system whose panels are on the screen; a word of its own for a comparison.
  private var shownSystem: String? {
    switch screen {
    case .run: run?.lab.id
    case .replay: replay?.info.header.request.system
    // Comparisons have panels of their own, the same for all systems.
    case .compare: "compare"
    default: nil
    }
  }

  /// Panels that are shown for the first time, as the person left those of the system.
  func arranged(_ panels: PanelsModel, system: String) -> PanelsModel {
    guard let arrangement = arrangements[system] else { return panels }
    var panels = panels
    let shown = arrangement.shown(panels.descriptions)
    let zoomed = shown.first { panels.descriptions[$0].id == arrangement.zoomed }
    panels.focus = zoomed ?? shown.first ?? 0
    panels.isZoomed = zoomed != nil
    return panels
  }

  mutating func zoomPanel(_ isZoomed: Bool) -> [Effect] {
    guard let panel = panels?.focused else { return [] }
    panels?.isZoomed = isZoomed
    return rearrange { $0.zoomed = isZoomed ? panel.id : nil }
  }

  /// Hides the panel with the focus; the next one takes the focus.
  mutating func hidePanel() -> [Effect] {
    guard let panels, let panel = panels.focused else { return [] }
    let effects = togglePanel(panel)
    if !effects.isEmpty {
      self.panels?.isZoomed = false
      tell("\(panel.title) is hidden; \(key(of: .panelList)) brings it back")
    }
    return effects
  }

  mutating func movePanel(by steps: Int) -> [Effect] {
    guard let panels, let panel = panels.focused else { return [] }
    return rearrange { $0.move(panel, by: steps, of: panels.descriptions) }
  }

  // MARK: the list of panels

  mutating func openPanelList() {
    guard let panels else { return }
    popup = .panelList(selection: arrangement.all(panels.descriptions).firstIndex(of: panels.focus) ?? 0)
  }

  mutating func movePanelChoice(by lines: Int) {
    guard case .panelList(let selection) = popup, let panels else { return }
    popup = .panelList(selection: moved(selection, by: lines, count: panels.descriptions.count))
  }

  mutating func toggleListedPanel() -> [Effect] { listedPanel.map { togglePanel($0) } ?? [] }

  mutating func moveListedPanel(by steps: Int) -> [Effect] {
    guard let panels, let panel = listedPanel else { return [] }
    defer { movePanelChoice(by: steps) }
    return rearrange { $0.move(panel, by: steps, of: panels.descriptions) }
  }

  /// Panels as the system has them.
  mutating func resetPanels() -> [Effect] { rearrange { $0 = PanelArrangement() } }

  /// The panel that is chosen in the list.
  private var listedPanel: PanelDescription? {
    guard case .panelList(let selection) = popup, let panels else { return nil }
    let all = arrangement.all(panels.descriptions)
    return all.indices.contains(selection) ? panels.descriptions[all[selection]] : nil
  }

  private mutating func togglePanel(_ panel: PanelDescription) -> [Effect] {
    guard let panels else { return [] }
    var arrangement = arrangement
    guard arrangement.toggle(panel, of: panels.descriptions) else {
      tell("one panel has to stay")
      return []
    }
    return rearrange { $0 = arrangement }
  }

  /// Changes the arrangement of the system on the screen, wherever else it is shown, too, and keeps it.
  private mutating func rearrange(_ change: (inout PanelArrangement) -> Void) -> [Effect] {
    guard let system = shownSystem, shownLesson == nil else { return [] }
    var arrangement = arrangement
    change(&arrangement)
    guard arrangement != self.arrangement else { return [] }
    let place = panels.map { $0.focus }
    let before = panelOrder
    arrangements[system] = arrangement == PanelArrangement() ? nil : arrangement
    // A panel that is gone leaves the focus to the one that follows it.
    if let place, !panelOrder.contains(place), let old = before.firstIndex(of: place) {
      let next = before[(old + 1)...].first(where: panelOrder.contains) ?? panelOrder.last
      panels?.focus = next ?? 0
    }
    return [.keepArrangements(arrangements)]
  }

  /// The first key of an action, as it is shown.
  private func key(of action: UserAction) -> String {
    let entry = screenKeyMap.entries.first { $0.target == .user(action) }
    return entry.map { $0.keys[0].symbol(ascii: isASCII) } ?? action.rawValue
  }
}
