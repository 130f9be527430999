/// Every character that is not text: borders, marks, plots, bars.
public struct Glyphs: Hashable, Sendable {
  /// What the terminal's font is known to show.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Braille dots for plots, 2 × 4 a cell; the full set of marks.
    case braille
    /// Quadrant blocks for plots, 2 × 2 a cell, for fonts without braille.
    case block
    /// ASCII alone, 1 × 2 a cell.
    case ascii

    /// The set after this one, and the first after the last.
    public var next: Kind {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
  }

  /// Which set this is.
  public let kind: Kind

  public let topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar
  public let horizontal, vertical: Unicode.Scalar
  /// Ends and crossings of the line of time.
  public let startTee, endTee, crossTick: Unicode.Scalar
  public let ellipsis, multiply, minus, dot, check, cross: Unicode.Scalar
  /// The mark of the chosen row and its mirror image, and the marks for more above and below.
  public let pointer, backPointer, moreAbove, moreBelow: Unicode.Scalar
  public let up, down, left, right, enter: Unicode.Scalar
  /// The nodes of a graph.
  public let node, targetNode, driverNode: Unicode.Scalar
  /// Runs: done, cut short, failed.
  public let done, partial, failed: Unicode.Scalar
  public let play, pause, record: Unicode.Scalar
  /// The present on the line of time, and a mark on it.
  public let position, mark: Unicode.Scalar
  /// A bar, from one eighth to all of a cell.
  public let bars: [Unicode.Scalar]
  /// A bar upwards, from one step to all of a cell.
  public let levels: [Unicode.Scalar]
  /// A neuron's spike, and spikes of both kinds in one place.
  public let spike, plusMinus: Unicode.Scalar
  /// The part of a bar that is not filled.
  public let barEmpty: Unicode.Scalar
  /// Between plot and labels.
  public let gutter: Unicode.Scalar
  /// A legend's line: solid, dashed, dotted.
  public let solid, dashed, dotted: Unicode.Scalar
  /// A thin vertical line through a plot.
  public let verticalDotted: Unicode.Scalar
  /// Light to dark, for images without colour.
  public let shades: [Unicode.Scalar]
  /// Corners and sides of a box over an image.
  public let heavyTopLeft, heavyTopRight, heavyBottomLeft, heavyBottomRight: Unicode.Scalar
  public let heavyHorizontal, heavyVertical: Unicode.Scalar

  /// Light to dark in ASCII.
  static let asciiShades: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  /// The full set, with braille plots.
  public static let braille = Glyphs(unicode: .braille)
  /// The full set, with quadrant blocks for plots.
  public static let block = Glyphs(unicode: .block)

  /// A curve's sample in a legend.
  func legendLine(_ style: LinePlot.LineStyle) -> Unicode.Scalar {
    switch style {
    case .solid: solid
    case .dashed: dashed
    case .dotted: dotted
    }
  }

  /// The set of a kind.
  public static func of(_ kind: Kind) -> Glyphs {
    switch kind {
    case .braille: .braille
    case .block: .block
    case .ascii: .ascii
    }
  }
}
