import Experiments
import Terminal
import Testing
import Workbench

/// Settings, command line, palette and the help of a question.
extension EveryActionTests {
  static func settings(_ bench: inout Bench) { bench.press(",", "down", "down") }
  static func setting(_ place: Int, _ text: String) -> (Bench, Bench) -> Bool {
    { _, after in after.model.settings?.texts[place] == text }
  }
  static func settingChosen(_ place: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.settings?.selection == place }
  }
  static func command(_ line: String, then keys: [String] = []) -> (inout Bench) throws -> Void {
    { bench in
      for earlier in ["theme daylight", "theme midnight"] {
        bench.press(":")
        bench.type(earlier)
        bench.press("enter")
      }
      bench.press(":")
      bench.type(line)
      for key in keys { bench.press(key) }
    }
  }
  static func typed(_ line: String) -> (Bench, Bench) -> Bool {
    { _, after in after.model.entry?.editor.text == line }
  }
  static func palette(_ keys: String...) -> (inout Bench) throws -> Void {
    { bench in
      bench.press("ctrl-p")
      for key in keys { bench.press(key) }
    }
  }
  static func paletteChoice(_ place: Int) -> (Bench, Bench) -> Bool {
    { _, after in after.model.palette.selection == place }
  }
  /// Help where a question stands, which comes back when the help is closed.
  static var questioned: Trial {
    Trial(question("S")) { _, after in
      var after = after
      guard case .help = after.model.popup else { return false }
      after.press("escape")
      return after.model.popup == .stopQuestion
    }
  }
}
