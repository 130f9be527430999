import Experiments
import Terminal

extension Model {
  func drawSettings(into frame: inout Frame) {
    guard let settings else { return }
    let places = SetupGeometry(geometry.body)
    let count = settings.changes.count
    let state = count == 0 ? "" : count == 1 ? "1 change, not saved" : "\(count) changes, not saved"
    HeaderLine(
      title: [Span("Settings", .textStrong), Span(" · \(configurationPath)", .header)],
      state: [Span(state, .textWarning)]
    ).draw(into: &frame, in: geometry.header, look: look)

    let inBox = ["edit", "change", "default"]
    let footer = hints([.settings]).filter { inBox.contains($0.action) }
    let form = frame.box(places.form, title: "settings", footer: footer, focused: true, look: look)
    settingsForm(settings).draw(into: &frame, in: form.inset(columns: 1), look: look)
    let help = frame.box(places.help, title: settings.selected.name, look: look)
    settingsHelp(settings).draw(into: &frame, in: help.inset(columns: 1), look: look)
    drawStatus(
      into: &frame, hints: hints([.settings, .everywhere]).filter { !inBox.contains($0.action) })
  }

  func settingsForm(_ settings: SettingsModel) -> FormView {
    let problems = settings.problems
    let fields = settings.fields.enumerated().map { place, field in
      let text = settings.texts[place]
      let isNumber = if case .integer = field.kind { true } else { false }
      let range = isNumber ? [field.domain, field.unit].filter { !$0.isEmpty }.joined(separator: " ") : ""
      return FormView.Field(
        label: field.name, value: text.isEmpty ? "–" : text, hint: range,
        state: problems[place] != nil
          ? .invalid("must be \(field.domain)") : text == settings.kept[place] ? .normal : .changed)
    }
    let editor = entry?.purpose == .settingsField ? entry?.editor : nil
    return FormView(fields: fields, selection: settings.selection, editor: editor, isFocused: true)
  }

  private func settingsHelp(_ settings: SettingsModel) -> FactsView {
    let field = settings.selected
    var lines: [FactsView.Line] = [.text(field.help, .text), .space]
    if let problem = settings.problems[settings.selection] {
      lines += [.text(problem.problem + ".", .textError), .space]
    }
    let kept = settings.kept[settings.selection]
    lines.append(.fact("kept", kept.isEmpty ? "–" : kept, .text))
    if case .choice(let names) = field.kind {
      let chosen = settings.texts[settings.selection]
      lines.append(.space)
      lines += names.map { name in
        let about = field.name == "theme" ? themes.first { $0.name == name }?.brightness.rawValue : nil
        let mark = name == chosen ? String(Character(look.glyphs.pointer)) : " "
        return .fact("\(mark) \(name)", about ?? "", name == chosen ? .textStrong : .text)
      }
    } else {
      lines.append(.fact("is", field.domain, .text))
    }
    lines += [
      .space, .heading("Where it is kept"), .text(configurationPath, .textDim),
      .text("Its other lines stay as they are. Options of the command line go before it.", .textDim),
    ]
    return FactsView(lines: lines)
  }
}
