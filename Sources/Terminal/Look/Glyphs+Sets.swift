extension Glyphs {
  init(unicode kind: Kind) {
    self.kind = kind
    (topLeft, topRight, bottomLeft, bottomRight) = ("╭", "╮", "╰", "╯")
    (horizontal, vertical) = ("─", "│")
    (startTee, endTee, crossTick) = ("├", "┤", "┬")
    (ellipsis, multiply, minus, dot, check, cross) = ("…", "×", "−", "·", "✓", "✗")
    (pointer, backPointer, moreAbove, moreBelow) = ("▸", "◂", "▴", "▾")
    (up, down, left, right, enter) = ("↑", "↓", "←", "→", "⏎")
    (node, targetNode, driverNode) = ("○", "●", "◆")
    (done, partial, failed) = ("●", "◐", "✗")
    (play, pause, record) = ("▶", "⏸", "●")
    (position, mark) = ("●", "▲")
    bars = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    (spike, plusMinus) = ("▮", "±")
    (barEmpty, gutter) = ("─", "▏")
    (solid, dashed, dotted, verticalDotted) = ("─", "╌", "┈", "┊")
    shades = Self.asciiShades
    (heavyTopLeft, heavyTopRight, heavyBottomLeft, heavyBottomRight) = ("┏", "┓", "┗", "┛")
    (heavyHorizontal, heavyVertical) = ("━", "┃")
  }

  /// Plain ASCII, for locales and fonts that have no more.
  public static let ascii = Glyphs(asciiKind: .ascii)

  private init(asciiKind kind: Kind) {
    self.kind = kind
    (topLeft, topRight, bottomLeft, bottomRight) = ("+", "+", "+", "+")
    (horizontal, vertical) = ("-", "|")
    (startTee, endTee, crossTick) = ("|", "|", "+")
    (ellipsis, multiply, minus, dot, check, cross) = ("~", "x", "-", ".", "v", "x")
    (pointer, backPointer, moreAbove, moreBelow) = (">", "<", "^", "v")
    (up, down, left, right, enter) = ("^", "v", "<", ">", "$")
    (node, targetNode, driverNode) = ("o", "@", "#")
    (done, partial, failed) = ("*", "%", "x")
    (play, pause, record) = (">", "=", "*")
    (position, mark) = ("O", "^")
    bars = ["#"]
    levels = [".", "-", "=", "#"]
    (spike, plusMinus) = ("#", "*")
    (barEmpty, gutter) = (".", "|")
    (solid, dashed, dotted, verticalDotted) = ("-", "=", ".", ":")
    shades = Self.asciiShades
    (heavyTopLeft, heavyTopRight, heavyBottomLeft, heavyBottomRight) = ("+", "+", "+", "+")
    (heavyHorizontal, heavyVertical) = ("=", "|")
  }

  /// A text in ASCII, for output outside of frames; what has no stand-in becomes `?`.
  public static func asciiText(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.isASCII ? scalar : Unicode.Scalar(asciiStandIn(for: scalar.value)) ?? "?"
        }))
  }

  /// The ASCII character that stands for another one; `?` for what has none.
  static func asciiStandIn(for value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return 0x3F }
    return standIns[scalar]?.value ?? 0x3F
  }

  /// Stand-ins for the characters that texts of this program use.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [
      "…": "~", "·": ".", "×": "x", "−": "-", "–": "-", "—": "-", "→": ">", "←": "<", "↑": "^", "↓": "v",
      "⏎": "$", "✓": "v", "✗": "x", "▸": ">", "▶": ">", "⏸": "=", "●": "*", "○": "o", "◆": "#", "◐": "%",
      "≤": "<", "≥": ">", "≈": "~", "±": "+", "°": "o", "µ": "u", "λ": "l", "θ": "t", "τ": "T", "γ": "g",
      "ρ": "r", "α": "a", "β": "b", "σ": "s", "δ": "d", "ε": "e", "‖": "|", "‹": "<", "›": ">", "«": "<",
      "»": ">", "’": "'", "‘": "'", "“": "\"", "”": "\"", "•": "*", "▮": "#", "█": "#", "─": "-", "│": "|",
      "╌": "=", "┈": ".", "▏": "|", "▲": "^", "▴": "^", "▾": "v", "²": "2", "³": "3", "Δ": "D", "Σ": "S",
      "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "η": "n", "μ": "u", "ö": "o", "ä": "a", "ü": "u",
      "é": "e", "è": "e", "ß": "s", "∞": "8", "∑": "S", "√": "v", "⌫": "<", "⇥": ">",
    ]
    for (index, shade) in ("░▒▓".unicodeScalars).enumerated() { table[shade] = asciiShades[2 + index * 3] }
    return table
  }()
}
