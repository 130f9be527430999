/// Many small images of one kind in rows, such as samples of a generator.
public struct HeatMapSheet: Widget, Hashable {
  /// The images, one under the other in one.
  public var map: HeatMap
  /// How many images that are.
  public let tiles: Int
  /// The image that is pointed at; the rows around it are shown where not all have room.
  public var selected: Int?

  /// - Precondition: the rows can be divided into as many tiles.
  public init(_ map: HeatMap, tiles: Int, selected: Int? = nil) {
    precondition(tiles > 0 && map.rows % tiles == 0, "\(map.rows) rows cannot hold \(tiles) images")
    self.map = map
    self.tiles = tiles
    self.selected = selected
  }

  /// One of the images by itself.
  public func tile(_ index: Int) -> HeatMap { tile(index, range: HeatMapScale(map).range) }

  private func tile(_ index: Int, range: ClosedRange<Float>) -> HeatMap {
    let rows = map.rows / tiles
    let size = rows * map.columns * map.channels
    var tile = HeatMap(
      rows: rows, columns: map.columns, values: Array(map.values[index * size..<(index + 1) * size]),
      map: map.map, range: range)
    tile.usesCharacters = map.usesCharacters
    return tile
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard let layout = SheetLayout(self, in: rect, look: look) else { return }
    let range = HeatMapScale(map).range
    frame.clipped(to: rect) { frame in
      for index in layout.shown {
        let place = layout.place(of: index)
        tile(index, range: range).draw(into: &frame, in: place, look: look)
        if index == selected { mark(place, into: &frame, look: look) }
      }
      if layout.hidesSome { drawMore(layout, into: &frame, in: rect, look: look) }
    }
  }

  /// The image at a cell.
  public func tile(at point: Point, in rect: Rect, look: Look) -> Int? {
    guard let layout = SheetLayout(self, in: rect, look: look) else { return nil }
    return layout.shown.first { layout.place(of: $0).contains(point) }
  }

  /// How many images stand in a row.
  public func tilesAcross(in rect: Rect, look: Look) -> Int {
    SheetLayout(self, in: rect, look: look)?.across ?? 1
  }

  /// Corners around the image that is pointed at.
  private func mark(_ place: Rect, into frame: inout Frame, look: Look) {
    let (glyphs, style) = (look.glyphs, look.style(.panelBorderFocus).on(look.style(.panel).background))
    let (left, right, top, bottom) = (place.column - 1, place.endColumn, place.row - 1, place.endRow)
    for column in place.column..<place.endColumn {
      frame.set(glyphs.horizontal, column: column, row: top, style: style)
      frame.set(glyphs.horizontal, column: column, row: bottom, style: style)
    }
    for row in place.row..<place.endRow {
      frame.set(glyphs.vertical, column: left, row: row, style: style)
      frame.set(glyphs.vertical, column: right, row: row, style: style)
    }
    frame.set(glyphs.topLeft, column: left, row: top, style: style)
    frame.set(glyphs.topRight, column: right, row: top, style: style)
    frame.set(glyphs.bottomLeft, column: left, row: bottom, style: style)
    frame.set(glyphs.bottomRight, column: right, row: bottom, style: style)
  }

  /// Marks at the edge for rows above and below.
  private func drawMore(_ layout: SheetLayout, into frame: inout Frame, in rect: Rect, look: Look) {
    let style = look.style(.textDim)
    if layout.shown.lowerBound > 0 {
      frame.set(look.glyphs.moreAbove, column: rect.endColumn - 1, row: rect.row, style: style)
    }
    if layout.shown.upperBound < tiles {
      frame.set(look.glyphs.moreBelow, column: rect.endColumn - 1, row: rect.endRow - 1, style: style)
    }
  }
}

/// Where the images of a sheet stand, a cell apart.
private struct SheetLayout {
  /// How many stand in a row.
  let across: Int
  /// Those that have room.
  let shown: Range<Int>
  let hidesSome: Bool
  private let rect: Rect
  private let size: Size

  init?(_ sheet: HeatMapSheet, in rect: Rect, look: Look) {
    guard rect.columns >= 3, rect.rows >= 3, sheet.map.rows > 0, sheet.map.columns > 0 else { return nil }
    let halves = sheet.map.usesHalfBlocks(look)
    let pixels = (across: sheet.map.columns * (halves ? 1 : 2), down: sheet.map.rows / sheet.tiles)
    let perCell = halves ? 2 : 1
    /// The cells of an image whose pixels are drawn that large.
    func size(_ scale: Double) -> Size {
      Size(
        columns: max(1, Int((Double(pixels.across) * scale).rounded())),
        rows: max(1, (Int((Double(pixels.down) * scale).rounded()) + perCell - 1) / perCell))
    }
    func fits(_ size: Size) -> (across: Int, down: Int) {
      ((rect.columns - 1) / (size.columns + 1), (rect.rows - 1) / (size.rows + 1))
    }
    // The largest scale at which all have room, but none at which one could not tell what is shown.
    let least = min(1, max(4 / Double(pixels.down), 0.4))
    let all: [Double] = [8, 6, 5, 4, 3, 2, 1, 0.8, 0.66, 0.5, 0.4]
    let scales = all.filter { $0 >= least }
    let suiting = scales.first { scale in
      let fit = fits(size(scale))
      return fit.across * fit.down >= sheet.tiles
    }
    let chosen = size(suiting ?? scales.last ?? 1)
    self.size = Size(columns: min(chosen.columns, rect.columns - 2), rows: min(chosen.rows, rect.rows - 2))
    let fit = fits(self.size)
    across = max(1, min(fit.across, sheet.tiles))
    let down = max(1, fit.down)
    let rows = (sheet.tiles + across - 1) / across
    let middle = min(max(0, sheet.selected ?? 0), sheet.tiles - 1) / across
    let first = max(0, min(middle - down / 2, rows - down))
    shown = first * across..<min(sheet.tiles, (first + down) * across)
    hidesSome = shown.count < sheet.tiles
    self.rect = rect
  }

  func place(of tile: Int) -> Rect {
    let (row, column) = ((tile - shown.lowerBound) / across, (tile - shown.lowerBound) % across)
    return Rect(
      column: rect.column + 1 + column * (size.columns + 1), row: rect.row + 1 + row * (size.rows + 1),
      columns: size.columns, rows: size.rows)
  }
}
