import Experiments
import Terminal

/// What the settings screen asks, declared like the parameters of a system; the names are those of the file.
enum SettingsQuestions: Lab {
  struct Configuration: LabConfiguration {
    /// The sets of glyphs, and what the locale suggests.
    enum GlyphChoice: String, CaseIterable, Sendable { case auto, braille, block, ascii }

    var theme = Theme.midnight.name
    var glyphs = GlyphChoice.auto
    var frameRate = 60
    var mouse = true
    var threads = 2
    var data = ""

    static let parameters: [Parameter<Configuration>] = [
      .text("theme", \.theme, help: "The colours. The screen shows each one as you go through them."),
      .choice(
        "glyphs", \.glyphs,
        help: "What plots and borders are drawn with: braille is finest, block is for fonts without braille, "
          + "ascii shows anywhere, auto takes what the locale can show."),
      .integer(
        "frame-rate", \.frameRate, in: 10...60, unit: "frames/s",
        help:
          "How often the screen may change in a second. Fewer spare a slow line or a battery; a key press "
          + "is shown at once all the same."),
      .flag(
        "mouse", \.mouse, help: "Whether the mouse belongs to Plexus; otherwise the terminal selects with it."
      ),
      .integer(
        "threads", \.threads, in: 1...256,
        help: "How many processor cores a new run may use. Results do not depend on it."),
      .file(
        "data", \.data,
        help: "The folder of data sets. Empty: $PLEXUS_DATA, then ~/.local/share/plexus/data."),
    ]
    static let presets: [Preset<Configuration>] = []
  }

  static let description = LabDescription(
    id: "settings", title: "", group: .spikingLearning, purpose: "",
    paper: Paper(title: "", authors: "", identifier: ""), panels: [])

  /// The declarations, with the themes that there are and the defaults of this machine.
  static func fields(themes: [String], defaults: [String: String]) -> [ParameterSpecification] {
    AnyLab(SettingsQuestions.self).parameters.map { field in
      var field = field
      if field.name == "theme" { field.kind = .choice(themes) }
      if let value = defaults[field.name].flatMap({ try? field.value(from: $0) }) {
        field.defaultValue = value
      }
      return field
    }
  }

  static func run(_: RunContext<Configuration>, from _: SavedState?) throws {}
}
