/// How curves are shown.
package struct CurvesState: Hashable, Sendable {
  /// Which stretch of the steps is shown.
  package enum Window: Hashable, Sendable {
    case all
    /// The last tenth, which moves on with the run.
    case recent
    case fixed(ClosedRange<Double>)
  }

  /// What each further press of the key smooths by: the share of the mean before that stays at a new point.
  package static let smoothings = [0, 0.6, 0.8, 0.9, 0.95, 0.99]

  /// Whether values are shown on a logarithmic axis.
  package var isLogarithmic = false
  /// Whether steps are.
  package var hasLogarithmicSteps = false
  /// One of `smoothings`; 0 smooths nothing.
  package var smoothing = 0.0
  package var window = Window.all
  /// Values that the axis holds; nil lets it follow the curves.
  package var heldValues: ClosedRange<Double>?
  /// The step that is read.
  package var cursor: Double?
  /// The curve that is chosen in the legend, counted as the panel names them.
  package var chosen: Int?
  /// Names of curves that are not drawn.
  package var hidden: Set<String> = []

  package init() {}

  /// What differs from the ordinary, in words for the title.
  var words: [String] {
    var words: [String] = []
    if isLogarithmic { words.append("log") }
    if hasLogarithmicSteps { words.append("log steps") }
    if smoothing > 0 { words.append("smooth \(smoothing)") }
    if heldValues != nil { words.append("held") }
    switch window {
    case .all: break
    case .recent: words.append("last tenth")
    case .fixed: words.append("part")
    }
    return words
  }
}
