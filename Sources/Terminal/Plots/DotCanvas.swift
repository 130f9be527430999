/// A drawing in dots finer than cells: 2 × 4 a cell in braille, 2 × 2 in blocks, 1 × 2 in ASCII.
///
/// Every cell has one colour, that of the owner who drew in it last.
struct DotCanvas {
  /// Dots across and down.
  let width: Int
  let height: Int
  private let columns: Int
  private let rows: Int
  private let kind: Glyphs.Kind
  /// Dots a cell across and down, as powers of two.
  private let shiftX: Int
  private let shiftY: Int
  /// The bit of each dot of a cell, row after row.
  private let dotBits: [UInt8]
  private var bits: [UInt8]
  private var owners: [UInt8]

  init(columns: Int, rows: Int, kind: Glyphs.Kind) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.kind = kind
    width = self.columns * Self.across(kind)
    height = self.rows * Self.down(kind)
    (shiftX, shiftY) = (kind == .ascii ? 0 : 1, kind == .braille ? 2 : 1)
    dotBits = kind == .braille ? Self.brailleBits : [1, 2, 4, 8]
    bits = Array(repeating: 0, count: self.columns * self.rows)
    owners = bits
  }

  static func across(_ kind: Glyphs.Kind) -> Int { kind == .ascii ? 1 : 2 }
  static func down(_ kind: Glyphs.Kind) -> Int { kind == .braille ? 4 : 2 }

  private static let brailleBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
  private static let blockGlyphs: [Unicode.Scalar] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)
  private static let asciiGlyphs: [Unicode.Scalar] = [" ", "'", ".", ":"]

  /// Sets a dot; outside the canvas nothing happens.
  @inline(__always)
  mutating func dot(_ x: Int, _ y: Int, owner: UInt8) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let index = (y >> shiftY) * columns + (x >> shiftX)
    let place = (y & (1 << shiftY - 1)) << shiftX | x & (1 << shiftX - 1)
    bits[index] |= dotBits[place]
    owners[index] = owner
  }

  /// Draws a line between two dots by a pattern that goes on from line to line.
  ///
  /// Both ends are included, but for the first where the line before has drawn it (`continues`).
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), owner: UInt8, dash: inout Dash,
    continues: Bool = false
  ) {
    guard let (a, b) = clipped(start, end) else { return }
    let last = max((b.x - a.x).magnitude, (b.y - a.y).magnitude).rounded(.up)
    // 32 binary places: exact enough for any canvas, and sums are cheaper than rounding each dot.
    let one = Double(1 << 32)
    let (x, y) = (Int((a.x + 0.5) * one), Int((a.y + 0.5) * one))
    let dx = last > 0 ? Int((b.x - a.x) / last * one) : 0
    let dy = last > 0 ? Int((b.y - a.y) / last * one) : 0
    var step = continues ? 1 : 0
    let count = Int(last) + 1
    while step < count {
      let gap = dash.gap
      guard step + gap < count else {
        dash.advance(by: count - step)
        return
      }
      step += gap
      dot((x + step * dx) >> 32, (y + step * dy) >> 32, owner: owner)
      dash.advance(by: gap + 1)
      step += 1
    }
  }

  /// How many dots a rectangle of cells holds.
  func count(in rect: Rect) -> Int {
    var count = 0
    for row in max(0, rect.row)..<max(0, rect.row, min(rows, rect.endRow)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(columns, rect.endColumn)) {
        count += bits[row * columns + column].nonzeroBitCount
      }
    }
    return count
  }

  /// Puts all cells that have dots into a frame, each owner in its style.
  func draw(into frame: inout Frame, at origin: Point, styles: [Style]) {
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        let bits = bits[index]
        if bits == 0 { continue }
        frame.set(
          glyph(bits), column: origin.column + column, row: origin.row + row,
          style: styles[Int(owners[index])])
      }
    }
  }

  @inline(__always)
  private func glyph(_ bits: UInt8) -> Unicode.Scalar {
    switch kind {
    case .braille: Unicode.Scalar(0x2800 + UInt32(bits)) ?? " "
    case .block: Self.blockGlyphs[Int(bits)]
    case .ascii: Self.asciiGlyphs[Int(bits)]
    }
  }

  /// The part of a line on the canvas (Liang and Barsky's clipping); nil if there is none.
  private func clipped(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return nil }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    func narrow(_ slope: Double, _ distance: Double) {
      if slope < 0 {
        from = max(from, distance / slope)
      } else if slope > 0 {
        to = min(to, distance / slope)
      } else if distance < 0 {
        to = -1
      }
    }
    narrow(-dx, start.x)
    narrow(dx, Double(width - 1) - start.x)
    narrow(-dy, start.y)
    narrow(dy, Double(height - 1) - start.y)
    guard from <= to else { return nil }
    return (
      (start.x + from * dx, start.y + from * dy), (start.x + to * dx, start.y + to * dy)
    )
  }
}
