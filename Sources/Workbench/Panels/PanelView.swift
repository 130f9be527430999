import Experiments
import Sessions
import Terminal

/// One panel of a run: a pure function of the run's state and of how the person wants to see it.
struct PanelView {
  let panel: PanelDescription
  let state: SessionState
  let shown: PanelState
  var drawing: GraphDrawing?
  var isFocused = false
  /// Whether a lesson points at it.
  var isMarked = false

  /// The title in the border, with what the latest event says of itself.
  var title: String {
    switch panel.content {
    case .raster(let name): joined(state.raster(name)?.title)
    case .image, .images, .tracking: joined(pictureNote)
    case .graph: joined(drawing?.note(selection: shown.selection))
    case .text, .log: joined(shown.text.words.joined(separator: ", "))
    case .curves: joined(shown.curves.words.joined(separator: ", "))
    default: panel.title
    }
  }

  private func joined(_ more: String?) -> String {
    guard let more, !more.isEmpty else { return panel.title }
    return panel.title + " · " + more
  }

  /// Draws border and inside.
  func draw(into frame: inout Frame, in rect: Rect, hints: [KeyHint], look: Look) {
    let inside = frame.box(
      rect, title: title, footer: hints, focused: isFocused, marked: isMarked, look: look)
    guard !inside.isEmpty else { return }
    let content = inside.columns > 4 ? inside.inset(columns: 1) : inside
    frame.clipped(to: inside) { frame in
      if let widget = widget(for: content.size) { return widget.draw(into: &frame, in: content, look: look) }
      let middle = Point(column: content.column, row: content.row + (content.rows - 1) / 2)
      frame.put(
        placeholder, at: middle, style: look.style(.textDim), width: content.columns, alignment: .center)
    }
  }

  private var placeholder: String {
    if case .graph = panel.content, let drawing {
      return "placing \(Words.grouped(drawing.count)) nodes …"
    }
    return panel.whenEmpty ?? (state.status.isFinal ? "nothing came" : "nothing yet")
  }

  /// What the inside shows; nil until something has come.
  private func widget(for size: Size) -> (any Widget)? {
    switch panel.content {
    case .curves: plot
    case .raster: raster
    case .table: table
    case .histogram: histogram
    case .image, .images, .tracking: PicturePanel(panel, state, shown)?.widget
    case .graph: graph
    case .text: text
    case .log: log(for: size)
    }
  }

  /// The log at its end, or as many lines before as are scrolled.
  private func log(for size: Size) -> TextView? {
    guard var view = text, shown.text.offset > 0 else { return text }
    view.followsEnd = false
    view.offset = max(0, view.lineCount(columns: size.columns) - size.rows - shown.text.offset)
    return view
  }

  private var graph: NetworkPlot? {
    drawing?.plot(selection: shown.selection, viewport: shown.graph.viewport)
  }

  /// The text of a text panel or a log; nil for other panels and before anything has come.
  var text: TextView? {
    switch panel.content {
    case .text(let name):
      guard var view = state.text(name).map({ TextView($0, offset: shown.text.offset) }) else { return nil }
      (view.wraps, view.search) = (shown.text.wraps, shown.text.search)
      return view
    case .log:
      guard !state.log.isEmpty else { return nil }
      let lines = state.log.filter { $0.level.reaches(shown.text.level) }
      return TextView(
        paragraphs: lines.map { Self.paragraph($0, hasTime: shown.text.showsTimes) }, followsEnd: true,
        wraps: shown.text.wraps, search: shown.text.search)
    default: return nil
    }
  }

  private static func paragraph(_ line: LogLine, hasTime: Bool) -> TextView.Paragraph {
    let scope: Scope =
      switch line.level {
      case .note: .text
      case .warning: .textWarning
      case .error: .textError
      }
    // Colour alone must not tell a warning from a note.
    let sign =
      switch line.level {
      case .note: ""
      case .warning: "! "
      case .error: "!! "
      }
    let lead = hasTime ? "\(Words.clock(line.time)) \(Words.grouped(line.step))" : ""
    return TextView.Paragraph(sign + line.text, scope, hangs: true, lead: lead)
  }

  /// The table of the panel; nil for other panels and before any has come.
  var table: TableView? {
    guard case .table(let name) = panel.content else { return nil }
    return state.table(name).map { TableView(table: $0, shown: shown.table, isFocused: isFocused) }
  }

  /// The histogram of the panel; nil for other panels and before any has come.
  var histogram: HistogramPlot? {
    guard case .histogram(let name) = panel.content, let histogram = state.histogram(name),
      !histogram.counts.isEmpty
    else { return nil }
    let cursor = shown.histogram.cursor.map { max(0, min($0, histogram.counts.count - 1)) }
    return HistogramPlot(
      edges: histogram.edges, counts: histogram.counts, isLogarithmic: shown.histogram.isLogarithmic,
      cursor: shown.isReading ? cursor : nil)
  }

  /// The spikes of the panel; nil for other panels and before any have come.
  var raster: RasterPlot? {
    guard case .raster(let name) = panel.content, let raster = state.raster(name) else { return nil }
    var plot = RasterPlot(raster: raster, shown: shown.raster)
    if !shown.isReading { plot.cursor = nil }
    return plot
  }

  /// The curves of the panel; nil for other panels and before anything has come.
  var plot: LinePlot? {
    guard case .curves(let names, let areShares) = panel.content else { return nil }
    let found = names.compactMap { state.curve($0) }
    guard !found.isEmpty else { return nil }
    var plot = LinePlot(curves: found, names: names, areShares: areShares, shown: shown.curves)
    if !shown.isReading { plot.cursor = nil }
    return plot
  }
}
