/// Everything on the screen whose look a theme decides: the one list of scopes.
///
/// Names are dotted paths. A theme need not name all of them: `panel.title.focus` takes what it does not say
/// itself from `panel.title`, that from `panel`, and that from `base`.
public enum Scope: String, CaseIterable, Hashable, Sendable {
  /// What every other scope falls back to; its background fills the screen.
  case base = "base"

  /// Running text.
  case text = "text"
  /// Text of second rank: units, hints, paths.
  case textDim = "text.dim"
  /// Headings and what must be seen first.
  case textStrong = "text.strong"
  /// A result or a state that is good.
  case textGood = "text.good"
  /// Something to look at.
  case textWarning = "text.warning"
  /// Something wrong.
  case textError = "text.error"

  /// The line at the top of a screen: what runs, on which data.
  case header = "header"
  /// State at the right of the header.
  case headerState = "header.state"

  /// The inside of a panel.
  case panel = "panel"
  case panelBorder = "panel.border"
  case panelBorderFocus = "panel.border.focus"
  /// Of the panel that a lesson points at.
  case panelBorderMarked = "panel.border.marked"
  case panelTitle = "panel.title"
  case panelTitleFocus = "panel.title.focus"

  /// A key in a hint.
  case key = "key"
  /// What the key does.
  case keyHint = "key.hint"
  /// State at the right of the status line.
  case status = "status"
  /// A message for the person in the status line.
  case statusMessage = "status.message"

  /// The chosen row in the panel that has the focus.
  case selection = "selection"
  /// The chosen row in another panel.
  case selectionPassive = "selection.passive"
  /// A heading between the rows of a list.
  case section = "section"
  /// The heading of a table.
  case tableHeader = "table.header"
  /// A field's name in a form.
  case fieldLabel = "field.label"
  /// A field's value.
  case fieldValue = "field.value"
  /// A value that differs from its default.
  case fieldChanged = "field.changed"
  /// The text being edited.
  case fieldEdit = "field.edit"
  /// The cell of the text cursor.
  case cursor = "cursor"

  /// Curves and other things told apart by number.
  case series1 = "series.1"
  case series2 = "series.2"
  case series3 = "series.3"
  case series4 = "series.4"
  case series5 = "series.5"
  case series6 = "series.6"
  case series7 = "series.7"
  case series8 = "series.8"
  /// Numbers and ticks on an axis.
  case axis = "axis"
  /// A vertical line with a read-out in a plot.
  case plotCursor = "axis.cursor"
  /// A mark in a plot.
  case plotMark = "axis.mark"
  /// Spikes.
  case raster = "raster"
  /// The filled and the empty part of a bar.
  case bar = "bar"
  case barEmpty = "bar.empty"

  /// The ends and the middle of the scale for magnitudes.
  case heatLow = "heat.low"
  case heatMiddle = "heat.middle"
  case heatHigh = "heat.high"
  /// The ends and the middle of the scale for signed values.
  case divergingNegative = "diverging.negative"
  case divergingZero = "diverging.zero"
  case divergingPositive = "diverging.positive"

  /// Nodes and edges of a graph.
  case graphNode = "graph.node"
  case graphTarget = "graph.target"
  case graphDriver = "graph.driver"
  case graphSelected = "graph.selected"
  case graphLabel = "graph.label"
  case graphEdge = "graph.edge"
  case graphPath = "graph.path"

  /// The line of time, its marks and the present.
  case timeline = "timeline"
  case timelineMark = "timeline.mark"
  case timelinePosition = "timeline.position"
  /// What the transport does.
  case transportPlaying = "transport.playing"
  case transportPaused = "transport.paused"
  case transportRecording = "transport.recording"
  case transportReplay = "transport.replay"

  /// A box over the screen.
  case popup = "popup"
  case popupBorder = "popup.border"
  case popupTitle = "popup.title"

  /// The scope of the curve with an index from 0; after the eighth they begin again.
  public static func series(_ index: Int) -> Scope {
    let all: [Scope] = [.series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8]
    return all[(index % all.count + all.count) % all.count]
  }

  /// Every name a theme may use: all scopes and the prefixes they inherit from.
  static let names: Set<String> = {
    var names: Set<String> = []
    for scope in allCases { names.formUnion(prefixes(of: scope.rawValue)) }
    return names
  }()

  /// A dotted name and all its prefixes, the longest first.
  static func prefixes(of name: String) -> [String] {
    var prefixes = [name]
    while let dot = prefixes[prefixes.count - 1].lastIndex(of: ".") {
      prefixes.append(String(prefixes[prefixes.count - 1][..<dot]))
    }
    return prefixes
  }
}
