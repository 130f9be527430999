import Experiments
import Terminal

/// What a person has done to one panel: how it shows, never what.
package struct PanelState: Hashable, Sendable {
  /// The chosen node.
  package var selection: Int?
  /// Whether the arrows move a cursor in the panel.
  package var isReading = false
  package var curves = CurvesState()
  package var raster = RasterState()
  package var table = TableState()
  package var histogram = HistogramState()
  package var text = TextState()
  package var graph = GraphState()
  package var picture = PictureState()
  package var tracking = TrackingState()

  package init() {}
}

/// The panels of one run or replay and how they are shown.
package struct PanelsModel: Sendable {
  package let descriptions: [PanelDescription]
  /// The panel that keys go to, by its place in the description.
  package var focus = 0
  package var isZoomed = false
  /// By panel id.
  package var states: [String: PanelState] = [:]
  /// Graphs as they are drawn, by panel id.
  package var drawings: [String: GraphDrawing] = [:]

  package init(_ descriptions: [PanelDescription]) { self.descriptions = descriptions }

  /// The panel that has the focus.
  package var focused: PanelDescription? {
    descriptions.indices.contains(focus) ? descriptions[focus] : nil
  }

  /// How the panel with the focus shows.
  package var focusedState: PanelState {
    get { focused.flatMap { states[$0.id] } ?? PanelState() }
    set { if let id = focused?.id { states[id] = newValue } }
  }

  /// How a panel shows.
  package func state(of panel: PanelDescription) -> PanelState { states[panel.id] ?? PanelState() }
}
