/// The short words of the command line for what is done most often.
package enum CommandWord: String, CaseIterable, Sendable {
  case set, theme, glyphs, seek, speed, note, open, compare, run, settings, help, quit

  /// How it is typed.
  package var usage: String {
    switch self {
    case .set: "set PARAMETER VALUE"
    case .theme: "theme NAME"
    case .glyphs: "glyphs braille|block|ascii"
    case .seek: "seek 50% | seek 1:20 | seek step 400"
    case .speed: "speed 4"
    case .note: "note TEXT"
    case .open: "open SESSION"
    case .compare: "compare SESSION SESSION …"
    case .run: "run SYSTEM [PRESET] [seed=NUMBER] [PARAMETER=VALUE …]"
    case .settings, .help, .quit: rawValue
    }
  }

  /// What it does.
  package var help: String {
    switch self {
    case .set: "Sets a parameter: of the run while it goes on, or a field of the form."
    case .theme: "Shows another theme until the program ends; settings keeps one."
    case .glyphs: "Draws with other characters until the program ends."
    case .seek: "Goes to a place of the session: a share, a time or a step."
    case .speed: "Plays that many times as fast."
    case .note: "Writes a note at this moment of the run or session."
    case .open: "Replays a session, by its name or file."
    case .compare: "Puts two to six sessions beside each other."
    case .run: "Starts a run of a system."
    case .settings: "Shows the settings, to be changed and kept."
    case .help: "Shows the keys of the place you are in."
    case .quit: "Ends the program; asks first while runs go on."
    }
  }

  /// The screens on which it means something; nil for all.
  package var screens: Set<Model.Screen>? {
    switch self {
    case .set: [.run, .setup]
    case .seek, .speed: [.replay]
    case .note: [.run, .replay]
    case .compare: [.home]
    default: nil
    }
  }
}
