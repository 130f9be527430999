extension Theme {
  /// The theme that is always there; `themes/midnight.yaml` holds the same rules.
  public static let midnight: Theme = {
    let palette = [
      "background": 0x12141C, "raised": 0x1C202E, "chosen": 0x2D3F6B, "faint": 0x3E465C,
      "dim": 0x8088A0, "ink": 0xC8D0E4, "bright": 0xF2F5FF, "blue": 0x6CA6FF, "amber": 0xFFB454,
      "green": 0x8BD96A, "rose": 0xFF6B81, "violet": 0xC092FF, "teal": 0x4FD6BE, "yellow": 0xF2DF6E,
      "pink": 0xFF9ED2,
    ].mapValues { Color(bits: 1 << 24 | $0) }
    func rule(
      _ foreground: String? = nil, on background: String? = nil, _ attributes: Style.Attributes = [],
      off: Style.Attributes = []
    ) -> StyleRule {
      var rule = StyleRule(on: attributes, off: off)
      (rule.foregroundName, rule.backgroundName) = (foreground, background)
      return rule.resolved(with: palette)
    }
    var theme = Theme(
      name: "midnight", brightness: .dark,
      rules: [
        "base": rule("ink", on: "background"), "text.dim": rule("dim"),
        "text.strong": rule("bright", .bold), "text.good": rule("green"), "text.warning": rule("amber"),
        "text.error": rule("rose", .bold), "header": rule("bright", .bold), "header.state": rule("dim"),
        "panel.border": rule("faint"), "panel.border.focus": rule("blue"),
        "panel.border.marked": rule("amber", .bold), "panel.title": rule("dim"),
        "panel.title.focus": rule("bright", .bold), "key": rule("amber", .bold),
        "key.hint": rule("dim", off: .bold), "status": rule("dim"), "status.message": rule("yellow"),
        "selection": rule("bright", on: "chosen", .bold),
        "selection.passive": rule("ink", on: "raised", off: .bold),
        "section": rule("violet", .bold), "table.header": rule("dim", .underline),
        "field.label": rule("ink"), "field.value": rule("bright"), "field.changed": rule("amber"),
        "field.edit": rule("bright", on: "raised"), "cursor": rule("background", on: "amber"),
        "series.1": rule("blue"), "series.2": rule("amber"), "series.3": rule("green"),
        "series.4": rule("rose"), "series.5": rule("violet"), "series.6": rule("teal"),
        "series.7": rule("yellow"), "series.8": rule("pink"), "axis": rule("dim"),
        "axis.cursor": rule("yellow"), "axis.mark": rule("violet"), "raster": rule("teal"),
        "bar": rule("blue"), "bar.empty": rule("faint"), "heat.low": rule("background"),
        "heat.middle": StyleRule(foreground: Color(bits: 0x19A3B6E)),
        "heat.high": StyleRule(foreground: Color(bits: 0x1FFE29A)), "diverging.negative": rule("blue"),
        "diverging.zero": rule("raised"), "diverging.positive": rule("amber"), "graph.node": rule("dim"),
        "graph.target": rule("teal", .bold), "graph.driver": rule("amber", .bold),
        "graph.selected": rule("background", on: "yellow", .bold), "graph.label": rule("bright"),
        "graph.edge": rule("faint"), "graph.path": rule("green"), "timeline": rule("dim"),
        "timeline.mark": rule("violet"), "timeline.position": rule("amber", .bold),
        "transport.playing": rule("green", .bold), "transport.paused": rule("amber", .bold),
        "transport.recording": rule("rose", .bold), "transport.replay": rule("violet", .bold),
        "popup": rule("ink", on: "raised"), "popup.border": rule("blue"),
        "popup.title": rule("bright", .bold),
      ])
    (theme.palette, theme.pair) = (palette, "daylight")
    return theme
  }()
}
