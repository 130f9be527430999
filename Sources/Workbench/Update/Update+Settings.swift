import Experiments
import Terminal

extension Model {
  /// Shows the settings; what goes on goes on meanwhile.
  mutating func openSettings() -> [Effect] {
    guard screen != .settings else { return [] }
    let fields = settingFields
    let kept = fields.map { keptSettings[$0.name] ?? $0.defaultValue.description }
    var settings = SettingsModel(
      fields, texts: kept, kept: kept, look: look, glyphs: glyphChoice, origin: screen)
    settings.put(String(frameRate), into: "frame-rate")
    settings.put(String(threads), into: "threads")
    // The file may say it with a tilde.
    if commandContext.expanded(settings.text(of: "data")) != dataPath { settings.put(dataPath, into: "data") }
    self.settings = settings
    reflectInSettings()
    screen = .settings
    return []
  }

  /// What can be set, with the themes that are known by now.
  var settingFields: [ParameterSpecification] {
    SettingsQuestions.fields(themes: themes.map(\.name), defaults: settingDefaults)
  }

  /// Shows in the form what other actions change, too.
  mutating func reflectInSettings() {
    settings?.put(look.theme.name, into: "theme")
    settings?.put(glyphChoice?.rawValue ?? "auto", into: "glyphs")
    settings?.put(isMouseOn ? "yes" : "no", into: "mouse")
  }

  mutating func moveSetting(by lines: Int) {
    guard let settings else { return }
    let selection = moved(settings.selection, by: lines, count: settings.fields.count)
    self.settings?.selection = selection
  }

  mutating func stepSetting(up: Bool) {
    guard let settings else { return }
    let field = settings.selected
    let value = (try? field.value(from: settings.texts[settings.selection])) ?? field.defaultValue
    guard let next = ValueSteps.next(after: value, up: up, in: field) else { return editSetting() }
    setSetting(to: next.description)
  }

  mutating func editSetting() {
    guard let settings else { return }
    switch settings.selected.kind {
    case .flag, .choice: stepSetting(up: true)
    case .integer, .real, .text, .file:
      entry = TextEntry(.settingsField, text: settings.texts[settings.selection])
    }
  }

  mutating func setSettingToDefault() {
    guard let settings else { return }
    setSetting(to: settings.selected.defaultValue.description)
  }

  /// Puts a value into the chosen field; looks are shown at once.
  mutating func setSetting(to text: String) {
    guard let place = settings?.selection else { return }
    settings?.texts[place] = text
    showLook()
  }

  private mutating func showLook() {
    guard let settings else { return }
    let theme = themes.first { $0.name == settings.text(of: "theme") } ?? look.theme
    let kind = Glyphs.Kind(rawValue: settings.text(of: "glyphs")) ?? usualGlyphs
    look = look.with(theme).with(Glyphs.of(kind))
  }

  /// Keeps what was changed, for now and in the file.
  mutating func saveSettings() -> [Effect] {
    guard let settings else { return [] }
    if let place = settings.problems.keys.min(), let problem = settings.problems[place] {
      self.settings?.selection = place
      tell(problem.problem, isError: true)
      return []
    }
    let changes = settings.changes
    frameRate = Int(settings.text(of: "frame-rate")) ?? frameRate
    threads = Int(settings.text(of: "threads")) ?? threads
    glyphChoice = Glyphs.Kind(rawValue: settings.text(of: "glyphs"))
    let data = commandContext.expanded(settings.text(of: "data"))
    if data != dataPath {
      dataPath = data
      // What is in the new folder is not known before the next start.
      dataNote = ""
    }
    for change in changes { keptSettings[change.name] = change.value }
    leaveSettings()
    guard !changes.isEmpty else {
      tell("nothing was changed")
      return []
    }
    var effects: [Effect] = [.saveSettings(changes)]
    let hasMouse = settings.text(of: "mouse") == "yes"
    if hasMouse != isMouseOn {
      isMouseOn = hasMouse
      effects.append(.setMouse(hasMouse))
    }
    return effects
  }

  /// Takes back what was changed.
  mutating func cancelSettings() {
    if let settings { (look, glyphChoice) = (settings.formerLook, settings.formerGlyphs) }
    leaveSettings()
  }

  private mutating func leaveSettings() {
    screen = settings?.origin ?? .home
    settings = nil
  }
}
