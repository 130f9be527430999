import Terminal
import Testing

/// A widget drawn over a whole frame.
func drawn(_ widget: any Widget, columns: Int, rows: Int, look: Look = Look()) -> Frame {
  var frame = Frame(size: Size(columns: columns, rows: rows), look: look)
  widget.draw(into: &frame, in: frame.bounds, look: look)
  return frame
}

/// Expects rows of text and says which ones differ.
func expect(
  _ frame: Frame, shows rows: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  guard frame.text != rows else { return }
  var report = "the screen differs in these rows (- expected, + shown):"
  for index in 0..<max(rows.count, frame.text.count) {
    let expected = index < rows.count ? rows[index] : nil
    let shown = index < frame.text.count ? frame.text[index] : nil
    if expected == shown { continue }
    if let expected { report += "\n\(index) - \"\(expected)\"" }
    if let shown { report += "\n\(index) + \"\(shown)\"" }
  }
  Issue.record(Comment(rawValue: report), sourceLocation: sourceLocation)
}

/// Expects a widget to be drawn as rows of text, with and without colours.
func expect(
  _ widget: any Widget, columns: Int, rows: Int, glyphs: Glyphs, shows text: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for colors in [ColorDepth.palette256, .none] {
    let frame = drawn(widget, columns: columns, rows: rows, look: Look(glyphs: glyphs, colors: colors))
    expect(frame, shows: text, sourceLocation: sourceLocation)
  }
}

/// Numbers from a seed, for properties over many cases (Steele, Lea and Flood's SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
