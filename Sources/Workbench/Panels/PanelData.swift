import Experiments
import Sessions

extension PanelDescription {
  /// What the panel shows of a state, to be written to a file; nil before anything has come.
  package func data(in state: SessionState) -> ShownData? {
    func event(_ kind: EventKind, _ name: String) -> ShownData? {
      state.latest(kind, name).map(ShownData.event)
    }
    switch content {
    case .curves(let names, _):
      let curves = names.compactMap { state.curve($0) }
      return curves.isEmpty ? nil : .curves(curves)
    case .raster(let name): return event(.raster, name)
    case .table(let name): return event(.table, name)
    case .histogram(let name): return event(.histogram, name)
    case .image(let name): return event(.image, name)
    case .tracking(let name): return event(.tracking, name)
    case .text(let name): return event(.text, name)
    case .log: return state.log.isEmpty ? nil : .log(state.log)
    case .graph(let name):
      guard var numbered = state.latest(.graph, name), let graph = state.graph(name) else { return nil }
      // In its latest classes.
      numbered.event.payload = .graph(graph)
      return .event(numbered)
    }
  }
}
