/// How a histogram is shown.
package struct HistogramState: Hashable, Sendable {
  package var isLogarithmic = false
  /// The interval that is read.
  package var cursor: Int?

  package init() {}
}
