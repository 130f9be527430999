import Experiments
import Sessions
import Terminal

/// The box at the bottom of the first screen: the chosen session at a glance.
extension Model {
  /// Rows that it takes; none where the lists need them all.
  static func previewRows(_ body: Rect) -> Int {
    guard body.rows >= 30 else { return 0 }
    return min(18, max(9, body.rows * 28 / 100))
  }

  var hasPreview: Bool {
    size.columns >= Self.smallest.columns && Self.previewRows(geometry.body) > 0
  }

  func drawPreview(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let title = "What you see"
    guard let (state, panels) = previewed, !panels.descriptions.isEmpty else {
      let inside = frame.box(rect, title: title, look: look)
      frame.put(
        previewPlaceholder, at: Point(column: inside.column + 2, row: inside.row),
        style: look.style(.textDim),
        width: inside.columns - 4)
      return
    }
    let count = min(panels.descriptions.count, max(1, rect.columns / 56))
    var rest = rect
    for (place, panel) in panels.descriptions.prefix(count).enumerated() {
      let (part, others) = rest.splitLeft(rest.columns / (count - place))
      rest = others
      var named = panel
      if place == 0 { named.title = "\(title) · \(panel.title)" }
      PanelView(
        panel: named, state: state, shown: PanelState(), drawing: panels.drawings[panel.id]
      ).draw(into: &frame, in: part, hints: [], look: look)
    }
  }

  /// A run as it goes on, or a session as it ended.
  private var previewed: (SessionState, PanelsModel)? {
    if let run = previewedRun {
      var panels = PanelsModel(HomePreview.chosen(run.lab.description.panels, run.state))
      panels.drawings = run.panels.drawings
      return (run.state, panels)
    }
    return preview.map { ($0.session.state, $0.panels) }
  }

  private var previewPlaceholder: String {
    if previewedRun != nil { return "nothing yet" }
    guard previewedEntry != nil else {
      return "the last run of the chosen system is shown here, once there is one"
    }
    return preview == nil ? "reading …" : "this session has no picture to show"
  }
}
