/// Which dots of a line are drawn.
struct Dash {
  private let on: Int
  private let length: Int
  private var place = 0

  /// Every dot.
  static let solid = Dash(on: 1, off: 0)

  init(on: Int, off: Int) {
    self.on = on
    length = on + off
  }

  /// A pattern that reads as its style: dashes of three cells, or every third dot.
  init(_ style: LinePlot.LineStyle, kind: Glyphs.Kind) {
    switch style {
    case .solid: self = .solid
    case .dashed: self.init(on: 3 * DotCanvas.across(kind), off: 2 * DotCanvas.across(kind))
    case .dotted: self.init(on: 1, off: kind == .ascii ? 1 : 2)
    }
  }

  /// How many dots are left out before the next that is drawn.
  var gap: Int { place < on ? 0 : length - place }

  /// Goes on by some dots, drawn or not.
  mutating func advance(by dots: Int) {
    place += dots
    while place >= length { place -= length }
  }
}
