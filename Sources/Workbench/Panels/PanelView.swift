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

  /// The title in the border, with what the latest event says of itself.
  var title: String {
    switch panel.content {
    case .raster(let name): joined(state.raster(name)?.title)
    case .image, .images, .tracking: joined(pictureNote)
    case .graph: joined(drawing?.note(selection: shown.selection))
    default: panel.title
    }
  }

  private func joined(_ more: String?) -> String {
    guard let more, !more.isEmpty else { return panel.title }
    return panel.title + " · " + more
  }

  /// Draws border and inside.
  func draw(into frame: inout Frame, in rect: Rect, hints: [KeyHint], look: Look) {
    let inside = frame.box(rect, title: title, footer: hints, focused: isFocused, look: look)
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
    case .curves(let names, let areShares): curves(names, areShares: areShares)
    case .raster(let name): state.raster(name).map(RasterPlot.init(raster:))
    case .table(let name):
      state.table(name).map { TableView(table: $0, shown: shown, isFocused: isFocused) }
    case .histogram(let name): state.histogram(name).map(HistogramView.init)
    case .image, .images, .tracking: PicturePanel(panel, state, shown)?.widget
    case .graph: graph
    case .text: text
    case .log: log(for: size)
    }
  }

  /// The log at its end, or as many lines before as are scrolled.
  private func log(for size: Size) -> TextView? {
    guard var view = text, shown.offset > 0 else { return text }
    view.followsEnd = false
    view.offset = max(0, view.lineCount(columns: size.columns) - size.rows - shown.offset)
    return view
  }

  private var graph: NetworkPlot? {
    drawing?.plot(selection: shown.selection, viewport: shown.graph.viewport)
  }

  /// The text of a text panel or a log; nil for other panels and before anything has come.
  var text: TextView? {
    switch panel.content {
    case .text(let name):
      return state.text(name).map { TextView($0, offset: shown.offset) }
    case .log:
      guard !state.log.isEmpty else { return nil }
      return TextView(paragraphs: state.log.map(Self.paragraph), followsEnd: true)
    default: return nil
    }
  }

  private static func paragraph(_ line: LogLine) -> TextView.Paragraph {
    let scope: Scope =
      switch line.level {
      case .note: .text
      case .warning: .textWarning
      case .error: .textError
      }
    return TextView.Paragraph(line.text, scope, hangs: true)
  }

  private func curves(_ names: [String], areShares: Bool) -> LinePlot? {
    let found = names.compactMap { state.curve($0) }
    guard !found.isEmpty else { return nil }
    var plot = LinePlot(
      curves: found, names: names, isLogarithmic: shown.isLogarithmic, isSmoothed: shown.isSmoothed)
    if areShares { plot.yFormat = .percent(1) }
    return plot
  }
}
