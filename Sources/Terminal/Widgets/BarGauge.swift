/// A bar that shows how much of something is done or used.
public struct BarGauge: Widget, Hashable {
  /// From 0 to 1; nil while it is not known.
  public var fraction: Double?
  /// What stands after the bar; nil writes the percentage.
  public var label: String?
  /// The bar's colour.
  public var scope: Scope

  /// A bar.
  public init(fraction: Double?, label: String? = nil, scope: Scope = .bar) {
    self.fraction = fraction
    self.label = label
    self.scope = scope
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let known = fraction.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
    let label = label ?? known.map { NumberFormat.percent(0).string($0) } ?? ""
    let width = label.isEmpty ? 0 : DisplayWidth.of(label, ascii: frame.isASCII) + 1
    let row = Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1)
    let (bar, text) = row.columns >= width + 4 ? row.splitRight(width) : row.splitLeft(0)
    frame.clipped(to: row) { frame in
      for column in bar.column..<bar.endColumn {
        frame.set(look.glyphs.barEmpty, column: column, row: row.row, style: look.style(.barEmpty))
      }
      frame.bar(known ?? 0, in: bar, style: look.style(scope), look: look)
      let start = text.column + (bar.isEmpty ? 0 : 1)
      frame.put(label, at: Point(column: start, row: row.row), style: look.style(.text))
    }
  }
}
