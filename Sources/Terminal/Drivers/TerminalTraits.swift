/// What is known of a terminal from the environment and the system's description, and what follows from it.
package struct TerminalTraits: Hashable, Sendable {
  /// `TERM`.
  package var name: String
  /// `COLORTERM`, by which terminals tell of colours that their descriptions leave out.
  package var colorTerm = ""
  /// Whether GNU screen stands in between (`STY`), which garbles 24-bit colours.
  package var isInGNUScreen = false
  /// Whether the person wants no colours (`NO_COLOR`).
  package var wantsNoColor = false
  /// Colours by the description; 0 for none.
  package var describedColors: Int
  /// Whether the cursor is placed as ECMA-48 has it.
  package var hasStandardCursor: Bool

  package init(name: String, describedColors: Int = 0, hasStandardCursor: Bool = false) {
    self.name = name
    self.describedColors = describedColors
    self.hasStandardCursor = hasStandardCursor
  }

  /// What is used unless the person asks for another: curses wherever it is not sure that ours is understood.
  package var driver: OutputDriver {
    let isKnown = Self.families.contains { name == $0 || name.hasPrefix($0 + "-") }
    return hasStandardCursor && (isKnown || claimsFullColor && describedColors >= 8) ? .ansi : .curses
  }

  /// The colours that a driver may use here.
  package func colors(by driver: OutputDriver) -> ColorDepth {
    if wantsNoColor { return .none }
    // Of more than 15 bits: colours are told by their channels, and only the first eight have numbers.
    let isDirect = describedColors > 1 << 15
    if driver == .ansi, !isInGNUScreen, isDirect || claimsFullColor && describedColors >= 8 { return .full }
    if isDirect { return driver == .ansi ? .palette256 : .eight }
    switch describedColors {
    case 256...: return .palette256
    case 16...: return .sixteen
    case 8...: return .eight
    default: return .none
    }
  }

  private var claimsFullColor: Bool { colorTerm == "truecolor" || colorTerm == "24bit" }

  /// Terminals that are known to understand what the ANSI writer sends, with what follows after a dash.
  private static let families = [
    "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "ghostty", "konsole", "gnome",
    "vte",
    "st", "contour", "iterm2", "mintty", "mlterm", "putty",
  ]
}
