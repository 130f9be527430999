import Experiments
import Sessions

/// Sessions beside each other on the screen.
package struct CompareModel: Sendable {
  package let comparison: Comparison
  /// Nil when this program does not know the system, or where there are several.
  package let lab: AnyLab?
  /// The shown curve, counted among the comparison's; every session has its own of that name.
  package private(set) var curve = 0
  /// The comparison as the panels show it.
  package private(set) var state: SessionState
  package var panels: PanelsModel

  package init(_ sessions: [ComparedSession], lab: AnyLab?) {
    let comparison = Comparison(sessions, order: lab?.parameters.map(\.name) ?? [])
    self.comparison = comparison
    self.lab = comparison.isOneSystem ? lab : nil
    state = comparison.state(curve: nil)
    panels = PanelsModel([])
    // What the system itself shows first.
    let first = self.lab?.description.panels.lazy.compactMap { panel -> String? in
      guard case .curves(let names, _) = panel.content else { return nil }
      return names.last { comparison.curveNames.contains($0) }
    }.first
    curve = first.flatMap { comparison.curveNames.firstIndex(of: $0) } ?? 0
    show()
    panels.focus = comparison.isOneSystem && !comparison.curveNames.isEmpty ? 1 : 0
  }

  package var paths: [String] { comparison.sessions.map(\.info.path) }

  /// The name of the shown curve; nil if the sessions have none in common or are of different systems.
  package var curveName: String? {
    let names = comparison.curveNames
    return names.indices.contains(curve) ? names[curve] : nil
  }

  /// Goes on to another curve; how panels are shown stays.
  package mutating func chooseCurve(by steps: Int) {
    let count = comparison.curveNames.count
    guard count > 0 else { return }
    curve = (curve + steps + count) % count
    show()
  }

  /// Takes the shown curve and the way panels are shown from the comparison before.
  package mutating func take(over other: CompareModel) {
    if let name = other.curveName, let place = comparison.curveNames.firstIndex(of: name) { curve = place }
    show()
    panels.states = other.panels.states
    panels.isZoomed = other.panels.isZoomed
    panels.focus = min(other.panels.focus, max(0, panels.descriptions.count - 1))
  }

  private mutating func show() {
    state = comparison.state(curve: curveName)
    var next = PanelsModel(descriptions)
    next.focus = panels.focus
    next.isZoomed = panels.isZoomed
    next.states = panels.states
    panels = next
  }

  private var descriptions: [PanelDescription] {
    let results = PanelDescription("results", title: resultsTitle, .table(Comparison.resultsName))
    guard comparison.isOneSystem else { return [results] }
    var panels = [
      PanelDescription("differences", title: "what differs", .table(Comparison.differencesName), weight: 0.6)
    ]
    if let curveName {
      let labels = comparison.sessions.indices.map(comparison.name)
      let number = comparison.curveNames.count > 1 ? " · \(curve + 1) of \(comparison.curveNames.count)" : ""
      panels.append(
        PanelDescription(
          "curves", title: Words.curve(curveName) + number, .curves(labels, areShares: isShare(curveName)),
          weight: 1.4))
    }
    panels.append(results)
    // In the system's own order; what it does not show comes last.
    let known = (lab?.description.panels ?? []).compactMap { panel -> String? in
      if case .table(let name) = panel.content { name } else { nil }
    }
    let names = comparison.tableNames
    for name in known.filter(names.contains) + names.filter({ !known.contains($0) }) {
      let title = lab?.description.panels.first { $0.content == .table(name) }?.title ?? name
      panels.append(
        PanelDescription("table-\(name)", title: title, .table(Comparison.joinedName(name)), weight: 0.8))
    }
    return panels
  }

  private var resultsTitle: String {
    guard comparison.isOneSystem else { return "results · of different systems no more can be compared" }
    let groups = comparison.groups
    guard let group = groups.first else { return "results" }
    guard groups.count == 1, group.members.count == comparison.sessions.count else {
      return "results · mean ± sd where only seeds differ"
    }
    return "results · mean ± sd over \(group.members.count) seeds"
  }

  /// Whether the system writes a curve as a percentage.
  private func isShare(_ name: String) -> Bool {
    lab?.description.panels.contains { panel in
      if case .curves(let names, areShares: true) = panel.content { names.contains(name) } else { false }
    } ?? false
  }
}
