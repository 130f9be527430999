import Experiments
import Terminal

/// Where the parts of the form's screen stand.
struct SetupGeometry {
  let form: Rect
  let help: Rect

  init(_ body: Rect) {
    (form, help) = body.splitLeft(body.columns * 60 / 100)
  }
}

extension Model {
  var setupGeometry: SetupGeometry { SetupGeometry(geometry.body) }

  func drawSetup(into frame: inout Frame) {
    guard let setup else { return }
    let places = setupGeometry
    HeaderLine(
      title: [Span(setup.lab.description.title, .textStrong), Span(" · set up", .header)],
      state: [Span("preset ‹ \(setup.preset) ›", .headerState)]
    ).draw(into: &frame, in: geometry.header, look: look)

    let footer = hints([.setup]).filter { ["edit", "change", "default"].contains($0.action) }
    let form = frame.box(places.form, title: "parameters", footer: footer, focused: true, look: look)
    formView(setup).draw(into: &frame, in: form.inset(columns: 1), look: look)
    let help = frame.box(places.help, title: setup.selected.name, look: look)
    helpView(setup).draw(into: &frame, in: help.inset(columns: 1), look: look)

    let count = setup.problems.count
    let state: [Span] =
      switch count {
      case 0: []
      case 1: [Span("1 field needs attention", .textError)]
      default: [Span("\(count) fields need attention", .textError)]
      }
    drawStatus(
      into: &frame,
      hints: hints([.setup, .everywhere]).filter { !["edit", "change", "default"].contains($0.action) },
      state: state)
  }

  func formView(_ setup: SetupModel) -> FormView {
    let problems = setup.problems
    let isEditing = entry?.purpose == .setupField
    let base = setup.presetDescription?.values ?? [:]
    let fields = setup.fields.enumerated().map { place, field in
      let text = setup.texts[place]
      let isChanged = base[field.name].map { $0.description != text } ?? false
      return FormView.Field(
        label: field.name, value: text.isEmpty ? "–" : text, hint: hint(of: field),
        state: problems[place].map { .invalid(shortened($0, field)) } ?? (isChanged ? .changed : .normal))
    }
    return FormView(
      fields: fields, selection: setup.selection, editor: isEditing ? entry?.editor : nil, isFocused: true)
  }

  /// The range and unit beside a value; choices stand in the help.
  private func hint(of field: ParameterSpecification) -> String {
    switch field.kind {
    case .integer, .real: [field.domain, field.unit].filter { !$0.isEmpty }.joined(separator: " ")
    case .choice, .flag, .text, .file: ""
    }
  }

  /// What is wrong without the name and the value, which stand beside it.
  private func shortened(_ error: ConfigurationError, _ field: ParameterSpecification) -> String {
    var text = error.problem
    if text.hasPrefix(field.name + " ") { text.removeFirst(field.name.count + 1) }
    if let comma = text.range(of: ", got ") { text = String(text[..<comma.lowerBound]) }
    return text
  }

  private func helpView(_ setup: SetupModel) -> FactsView {
    let field = setup.selected
    var lines: [FactsView.Line] = [.text(field.help, .text)]
    if field.isLive { lines.append(.text("Can be changed while the run goes on (←→ there).", .text)) }
    lines.append(.space)
    if let problem = setup.problems[setup.selection] {
      lines += [.text(problem.problem + ".", .textError), .text(problem.remedy + ".", .text), .space]
    }
    lines.append(.fact("default", field.defaultValue.description, .text))
    let domain: String =
      switch field.kind {
      case .choice: "choices"
      case .integer, .real: "range"
      case .flag, .text, .file: "is"
      }
    lines.append(.fact(domain, field.domain, .text))
    if !field.unit.isEmpty { lines.append(.fact("unit", field.unit, .text)) }
    if let preset = setup.presetDescription {
      lines += [
        .space, .heading("Preset \(preset.name)"), .fact("what", preset.summary, .text),
        .fact("time", preset.duration, .text),
      ]
    }
    if let estimate = setup.estimate {
      lines += [.space, .heading("This setting"), .fact("time", estimate.time, .text)]
      if let memory = estimate.memory { lines.append(.fact("memory", memory, .text)) }
      lines.append(.fact("from", estimate.source, .textDim))
    }
    return FactsView(lines: lines)
  }
}
