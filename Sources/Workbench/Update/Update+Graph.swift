import Experiments
import Terminal

extension Model {
  /// The drawing in the panel with the focus.
  private var focusedDrawing: GraphDrawing? {
    panels.flatMap { panels in panels.focused.flatMap { panels.drawings[$0.id] } }
  }

  /// How the graph in the panel with the focus is shown.
  private var graph: GraphState {
    get { panels?.focusedState.graph ?? GraphState() }
    set { panels?.focusedState.graph = newValue }
  }

  mutating func moveNode(_ direction: NetworkPlot.Direction) {
    guard let drawing = focusedDrawing, let plot = drawing.plot, plot.network.count > 0 else { return }
    guard let chosen = panels?.focusedState.selection, let number = drawing.number(of: chosen) else {
      let first = (0..<plot.network.count).first { plot.network.kind(of: $0) != .other } ?? 0
      select(number: first, of: drawing)
      return
    }
    if let next = plot.neighbor(of: number, toward: direction) { select(number: next, of: drawing) }
  }

  /// Chooses a node by its number in the drawing and keeps it in sight.
  mutating func select(number: Int, of drawing: GraphDrawing) {
    guard let network = drawing.plot?.network else { return }
    panels?.focusedState.selection = drawing.node(number)
    let (x, y) = (Double(network.x[number]), Double(network.y[number]))
    var viewport = graph.viewport
    let reach = 0.45 / viewport.zoom
    viewport.centerX = min(max(viewport.centerX, x - reach), x + reach)
    viewport.centerY = min(max(viewport.centerY, y - reach), y + reach)
    graph.viewport = viewport
  }

  mutating func zoomGraph(by factor: Double) {
    var viewport = graph.viewport
    viewport.zoom = min(max(viewport.zoom * factor, 1), 400)
    if viewport.zoom < 1.01 {
      viewport = NetworkPlot.Viewport()
    } else if let drawing = focusedDrawing, let network = drawing.plot?.network,
      let number = panels?.focusedState.selection.flatMap(drawing.number)
    {
      (viewport.centerX, viewport.centerY) = (Double(network.x[number]), Double(network.y[number]))
    }
    graph.viewport = viewport
  }

  mutating func panGraph(_ columns: Double, _ rows: Double) {
    var viewport = graph.viewport
    let step = 0.2 / viewport.zoom
    viewport.centerX = min(max(viewport.centerX + columns * step, 0), 1)
    viewport.centerY = min(max(viewport.centerY + rows * step, 0), 1)
    graph.viewport = viewport
  }

  /// Chooses the next node whose name is, begins with or contains a text, even if it lies outside the neighbourhood.
  mutating func findNode(_ text: String) -> Bool {
    guard !text.isEmpty, let drawing = focusedDrawing else { return false }
    let wanted = text.lowercased()
    let names = drawing.graph.nodes.map { $0.lowercased() }
    let found =
      names.firstIndex { $0 == wanted } ?? names.firstIndex { $0.hasPrefix(wanted) }
      ?? names.firstIndex { $0.contains(wanted) }
    guard let found else { return false }
    if let number = drawing.number(of: found) {
      select(number: number, of: drawing)
    } else {
      panels?.focusedState.selection = found
    }
    return true
  }

  /// Draws only what is near the chosen node, or all again.
  mutating func toggleNeighbourhood() -> [Effect] {
    if graph.neighbourhood != nil {
      graph.neighbourhood = nil
    } else if let node = panels?.focusedState.selection {
      graph.neighbourhood = GraphState.Neighbourhood(center: node, hops: 1)
    }
    return redrawGraph()
  }

  /// Goes on to what is near the node that is chosen now.
  mutating func centerNeighbourhood() -> [Effect] {
    guard let node = panels?.focusedState.selection else { return [] }
    graph.neighbourhood = GraphState.Neighbourhood(center: node, hops: graph.neighbourhood?.hops ?? 1)
    return redrawGraph()
  }

  mutating func widenNeighbourhood(by hops: Int) -> [Effect] {
    guard var part = graph.neighbourhood else { return [] }
    part.hops = min(max(part.hops + hops, 1), 9)
    graph.neighbourhood = part
    return redrawGraph()
  }

  mutating func nextLayout() -> [Effect] {
    guard let drawing = focusedDrawing else { return [] }
    let choices = GraphLayout.choices(for: drawing.graph)
    let place = graph.layout.flatMap(choices.firstIndex) ?? 0
    let next = choices[(place + 1) % choices.count]
    graph.layout = next
    tell("layout: \(next.rawValue)")
    return redrawGraph()
  }

  /// Shows all of what is drawn now, and asks for its places if they are not known.
  private mutating func redrawGraph() -> [Effect] {
    graph.viewport = NetworkPlot.Viewport()
    guard let state = shownState, var panels else { return [] }
    let missing = panels.updateDrawings(state, places: places)
    self.panels = panels
    return layOut(missing)
  }

  /// Why a key of the panel with a graph does nothing now; nil if it does.
  func graphObstacle(to action: UserAction) -> String? {
    guard focusedDrawing != nil else { return "there is no network yet" }
    switch action {
    case .graphNeighbourhood where graph.neighbourhood == nil, .graphCenter:
      return panels?.focusedState.selection == nil ? "choose a node first, with the arrows or /" : nil
    case .graphMoreHops, .graphFewerHops:
      guard let part = graph.neighbourhood else { return "n shows a neighbourhood first" }
      if action == .graphFewerHops, part.hops == 1 { return "it is one hop already" }
      return action == .graphMoreHops && part.hops == 9 ? "nine hops are the most" : nil
    default: return nil
    }
  }

  /// The graph that an action is about.
  private func graph(for action: ActionDescription) -> PanelDescription? {
    guard let panels else { return nil }
    let graphs = panels.descriptions.filter { if case .graph = $0.content { true } else { false } }
    return graphs.first { $0.id == action.panel } ?? graphs.first { $0.id == panels.focused?.id }
      ?? graphs.first
  }

  /// The chosen node of the graph that an action is about.
  func chosenNode(for action: ActionDescription) -> Int? {
    graph(for: action).flatMap { panels?.states[$0.id]?.selection }
  }

  /// The node of that name in the graph that an action is about.
  func node(named name: String, for action: ActionDescription) -> Int? {
    graph(for: action).flatMap { panels?.drawings[$0.id]?.graph.nodes.firstIndex(of: name) }
  }
}
