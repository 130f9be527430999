/// Control sequences that terminfo has no names for, and the time an escape sequence may take.
enum ControlString {
  /// Clicks and drags (1000, 1002), told in decimal numbers (1006).
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  /// Pasted text comes between marks.
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// Milliseconds after which a lone escape byte is the escape key.
  static let escapeDelay: Int32 = 25
}
