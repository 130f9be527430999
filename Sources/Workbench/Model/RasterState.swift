import Terminal

/// How spikes are shown.
package struct RasterState: Hashable, Sendable {
  /// The part that is shown; nil shows all.
  package var window: RasterPlot.Window?
  /// The neuron and step that are read.
  package var cursor: RasterPlot.Place?
  /// Whether rates stand along the edges.
  package var showsRates = true

  package init() {}
}
