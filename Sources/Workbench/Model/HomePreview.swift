import Experiments
import Sessions

/// What a session shows in the end, for the box at the bottom of the first screen.
package struct HomePreview: Sendable {
  package let session: ComparedSession
  package var panels: PanelsModel

  /// - Parameter panels: those of the session's system.
  package init(_ session: ComparedSession, panels: [PanelDescription]) {
    self.session = session
    self.panels = PanelsModel(Self.chosen(panels, session.state))
  }

  /// How many previews are kept.
  package static let most = 6

  /// The panels that have something to show, those that tell most at a glance first.
  package static func chosen(_ panels: [PanelDescription], _ state: SessionState) -> [PanelDescription] {
    func rank(_ panel: PanelDescription) -> Int? {
      switch panel.content {
      case .raster(let name): state.raster(name) == nil ? nil : 0
      case .graph(let name): state.graph(name) == nil ? nil : 0
      case .image(let name): state.image(name) == nil ? nil : 2
      case .images(let names): names.contains { state.image($0) != nil } ? 2 : nil
      case .tracking(let name): state.tracking(name) == nil ? nil : 0
      case .curves(let names, _): names.contains { state.curve($0) != nil } ? 1 : nil
      case .histogram(let name): state.histogram(name) == nil ? nil : 3
      case .table, .text, .log: nil
      }
    }
    return panels.enumerated().compactMap { place, panel in
      rank(panel).map { (rank: $0, place: place, panel: panel) }
    }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.panel)
  }
}
