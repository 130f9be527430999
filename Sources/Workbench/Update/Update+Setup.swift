import Experiments
import Sessions
import Terminal

extension SetupModel {
  /// All values of the form.
  ///
  /// - Throws: `ConfigurationError` for the first field that cannot be used, or for their combination.
  package func request(dataPath: String) throws(ConfigurationError) -> RunRequest {
    var values: ParameterValues = [:]
    for (field, text) in zip(fields, texts) { values[field.name] = try field.value(from: text) }
    for question in RunQuestions.fields { values[question.name] = nil }
    try lab.validate(values)
    return RunRequest(
      system: lab.id, values: values, seed: UInt64(text(of: "seed")) ?? 1,
      threads: Int(text(of: "threads")) ?? 1, dataPath: dataPath)
  }

  /// What is wrong, by field; what no single field is to blame for stands at the first.
  package var problems: [Int: ConfigurationError] {
    var problems: [Int: ConfigurationError] = [:]
    for (place, field) in fields.enumerated() {
      do {
        _ = try field.value(from: texts[place])
      } catch {
        problems[place] = error
      }
    }
    guard problems.isEmpty else { return problems }
    do {
      _ = try request(dataPath: "")
    } catch {
      problems[fields.firstIndex { $0.name == error.parameter } ?? 0] = error
    }
    return problems
  }

  /// What the run is likely to take; nil while the form cannot be used or nothing is known.
  package var estimate: SetupEstimate? {
    guard let request = try? request(dataPath: "") else { return nil }
    let base = presetDescription.flatMap { preset in
      lab.parameters.allSatisfy { preset.values[$0.name] == request.values[$0.name] } ? preset : nil
    }
    return SetupEstimate(
      request.values, threads: request.threads, lab: lab, preset: base, earlier: earlier)
  }

  /// Takes what earlier runs of a system took.
  mutating func take(_ sessions: [ComparedSession], of system: String) {
    if system == lab.id { earlier = sessions }
  }

  /// Whether the run is to be recorded.
  package var isRecorded: Bool { text(of: "record") != "no" }

  private func text(of name: String) -> String {
    fields.firstIndex { $0.name == name }.map { texts[$0] } ?? ""
  }

  /// Takes the values of a preset; seed, threads and record stay.
  mutating func take(_ preset: PresetDescription) {
    self.preset = preset.name
    for (place, specification) in lab.parameters.enumerated() {
      texts[place] = (preset.values[specification.name] ?? specification.defaultValue).description
    }
  }
}

extension Model {
  mutating func moveField(by lines: Int) {
    guard let setup else { return }
    let selection = moved(setup.selection, by: lines, count: setup.fields.count)
    self.setup?.selection = selection
  }

  mutating func choosePreset(by steps: Int) {
    guard let setup, !setup.lab.presets.isEmpty else { return }
    let presets = setup.lab.presets
    let place = presets.firstIndex { $0.name == setup.preset } ?? 0
    let next = presets[(place + steps + presets.count) % presets.count]
    self.setup?.remember()
    self.setup?.take(next)
  }

  mutating func setFieldToDefault() {
    guard let setup else { return }
    let text = setup.selected.defaultValue.description
    self.setup?.remember()
    self.setup?.texts[setup.selection] = text
  }

  mutating func stepField(up: Bool) {
    guard let setup else { return }
    let specification = setup.selected
    let text = setup.texts[setup.selection]
    let value = (try? specification.value(from: text)) ?? specification.defaultValue
    guard let next = ValueSteps.next(after: value, up: up, in: specification) else {
      tell("e edits \(specification.name)")
      return
    }
    self.setup?.remember()
    self.setup?.texts[setup.selection] = next.description
  }

  /// Types into the field, or goes on to its next choice where there is nothing to type.
  mutating func editField() {
    guard let setup else { return }
    switch setup.selected.kind {
    case .flag, .choice: stepField(up: true)
    case .integer, .real, .text, .file: beginEdit(with: setup.texts[setup.selection])
    }
  }

  mutating func beginEdit(with text: String) {
    guard let setup else { return }
    self.setup?.remember()
    entry = TextEntry(.setupField, text: text, original: setup.texts[setup.selection])
  }

  /// Takes back the last change of the form.
  mutating func undoField() { setup?.undo() }

  /// Asks for the file that the form is written to.
  mutating func askForFile() {
    guard let setup else { return }
    do {
      _ = try setup.request(dataPath: "")
      entry = TextEntry(.saveForm, text: "\(setup.lab.id).yaml")
    } catch {
      tell("\(error.problem): mend that first", isError: true)
    }
  }

  /// Writes the form to a file that is not there yet.
  mutating func saveForm(to path: String) -> [Effect] {
    guard let setup, !path.isEmpty else { return [] }
    do {
      let text = try SettingsFile.text(
        try setup.request(dataPath: "").withWholePaths(setup.lab.parameters), preset: setup.preset,
        parameters: setup.lab.parameters)
      return [.saveForm(text, path: path)]
    } catch {
      tell("\(error)", isError: true)
      return []
    }
  }

  /// Whether a character begins a value in the chosen field.
  func startsNumber(_ character: Character) -> Bool {
    guard character.isASCII, character.isNumber || character == "-" || character == "." else { return false }
    switch setup?.selected.kind {
    case .integer, .real: return true
    default: return false
    }
  }

  mutating func startFromSetup() -> [Effect] {
    guard let setup else { return [] }
    do {
      let request = try setup.request(dataPath: dataPath)
      self.setup = nil
      return start(request, setup.lab, preset: setup.preset, isRecorded: setup.isRecorded)
    } catch {
      if let place = setup.fields.firstIndex(where: { $0.name == error.parameter }) {
        self.setup?.selection = place
      }
      tell(error.problem, isError: true)
      return []
    }
  }
}
