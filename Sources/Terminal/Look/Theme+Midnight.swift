extension Theme {
  /// The theme that is always there; `themes/midnight.yaml` holds the same rules.
  public static let midnight: Theme = {
    let background = Color(red: 0x12, green: 0x14, blue: 0x1C)
    let raised = Color(red: 0x1C, green: 0x20, blue: 0x2E)
    let chosen = Color(red: 0x2D, green: 0x3F, blue: 0x6B)
    let faint = Color(red: 0x3E, green: 0x46, blue: 0x5C)
    let dim = Color(red: 0x80, green: 0x88, blue: 0xA0)
    let ink = Color(red: 0xC8, green: 0xD0, blue: 0xE4)
    let bright = Color(red: 0xF2, green: 0xF5, blue: 0xFF)
    let blue = Color(red: 0x6C, green: 0xA6, blue: 0xFF)
    let amber = Color(red: 0xFF, green: 0xB4, blue: 0x54)
    let green = Color(red: 0x8B, green: 0xD9, blue: 0x6A)
    let rose = Color(red: 0xFF, green: 0x6B, blue: 0x81)
    let violet = Color(red: 0xC0, green: 0x92, blue: 0xFF)
    let teal = Color(red: 0x4F, green: 0xD6, blue: 0xBE)
    let yellow = Color(red: 0xF2, green: 0xDF, blue: 0x6E)
    let pink = Color(red: 0xFF, green: 0x9E, blue: 0xD2)
    func rule(
      _ foreground: Color? = nil, on background: Color? = nil, _ attributes: Style.Attributes = []
    ) -> StyleRule {
      StyleRule(foreground: foreground, background: background, on: attributes)
    }
    return Theme(
      name: "midnight", brightness: .dark,
      rules: [
        "base": rule(ink, on: background),
        "text.dim": rule(dim), "text.strong": rule(bright, .bold), "text.good": rule(green),
        "text.warning": rule(amber), "text.error": rule(rose, .bold),
        "header": rule(bright, .bold), "header.state": rule(dim),
        "panel.border": rule(faint), "panel.border.focus": rule(blue),
        "panel.border.marked": rule(amber, .bold),
        "panel.title": rule(dim), "panel.title.focus": rule(bright, .bold),
        "key": rule(amber, .bold), "key.hint": StyleRule(foreground: dim, off: .bold), "status": rule(dim),
        "status.message": rule(yellow),
        "selection": rule(bright, on: chosen, .bold), "selection.passive": rule(ink, on: raised),
        "section": rule(violet, .bold), "table.header": rule(dim, .underline),
        "field.label": rule(ink), "field.value": rule(bright), "field.changed": rule(amber),
        "field.edit": rule(bright, on: raised), "cursor": rule(background, on: amber),
        "series.1": rule(blue), "series.2": rule(amber), "series.3": rule(green), "series.4": rule(rose),
        "series.5": rule(violet), "series.6": rule(teal), "series.7": rule(yellow), "series.8": rule(pink),
        "axis": rule(dim), "axis.cursor": rule(yellow), "axis.mark": rule(violet),
        "raster": rule(teal), "bar": rule(blue), "bar.empty": rule(faint),
        "heat.low": rule(background), "heat.middle": rule(Color(red: 0x9A, green: 0x3B, blue: 0x6E)),
        "heat.high": rule(Color(red: 0xFF, green: 0xE2, blue: 0x9A)),
        "diverging.negative": rule(blue), "diverging.zero": rule(raised), "diverging.positive": rule(amber),
        "graph.node": rule(dim), "graph.target": rule(teal, .bold), "graph.driver": rule(amber, .bold),
        "graph.selected": rule(background, on: yellow, .bold), "graph.label": rule(bright),
        "graph.edge": rule(faint), "graph.path": rule(green),
        "timeline": rule(dim), "timeline.mark": rule(violet), "timeline.position": rule(amber, .bold),
        "transport.playing": rule(green, .bold), "transport.paused": rule(amber, .bold),
        "transport.recording": rule(rose, .bold), "transport.replay": rule(violet, .bold),
        "popup": rule(ink, on: raised), "popup.border": rule(blue), "popup.title": rule(bright, .bold),
      ])
  }()
}
