import Experiments

/// How a person has arranged the panels of a system; kept from run to run.
///
/// Panels are named by their ids, so that it still fits when a system gets other panels.
package struct PanelArrangement: Codable, Hashable, Sendable {
  /// The panels in the person's order; panels not named follow in the system's.
  package var order: [String]
  package var hidden: Set<String>
  /// The panel that fills the screen.
  package var zoomed: String?

  package init(order: [String] = [], hidden: Set<String> = [], zoomed: String? = nil) {
    self.order = order
    self.hidden = hidden
    self.zoomed = zoomed
  }

  /// All panels in order, as places in the system's description.
  package func all(_ panels: [PanelDescription]) -> [Int] {
    let named = order.compactMap { id in panels.firstIndex { $0.id == id } }
    return named + panels.indices.filter { !named.contains($0) }
  }

  /// The panels that are not hidden, in order; never none.
  package func shown(_ panels: [PanelDescription]) -> [Int] {
    let all = all(panels)
    let shown = all.filter { !hidden.contains(panels[$0].id) }
    return shown.isEmpty ? Array(all.prefix(1)) : shown
  }

  /// Shows a hidden panel, or hides one, unless it is the last that is shown.
  ///
  /// - Returns: whether something changed.
  package mutating func toggle(_ panel: PanelDescription, of panels: [PanelDescription]) -> Bool {
    if hidden.remove(panel.id) != nil { return true }
    guard shown(panels).count > 1 else { return false }
    hidden.insert(panel.id)
    if zoomed == panel.id { zoomed = nil }
    return true
  }

  /// Moves a panel before or after its neighbours.
  package mutating func move(_ panel: PanelDescription, by steps: Int, of panels: [PanelDescription]) {
    var ids = all(panels).map { panels[$0].id }
    guard let place = ids.firstIndex(of: panel.id) else { return }
    ids.remove(at: place)
    ids.insert(panel.id, at: min(max(0, place + steps), ids.count))
    order = ids
  }
}
