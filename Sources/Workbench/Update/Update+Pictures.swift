import Experiments
import Terminal

extension Model {
  /// What the panel with the focus shows, if that is images.
  var focusedPicture: PicturePanel? {
    guard let panels, let panel = panels.focused, let state = shownState else { return nil }
    return PicturePanel(panel, state, panels.state(of: panel))
  }

  /// How images in the panel with the focus are shown.
  private var picture: PictureState {
    get { panels?.focusedState.picture ?? PictureState() }
    set { panels?.focusedState.picture = newValue }
  }

  mutating func beginReadingPicture() {
    guard let shown = focusedPicture else { return }
    picture.cursor = shown.cursor(of: picture)
    followCursor()
  }

  /// Moves the cursor over an image, or the choice among many small ones.
  mutating func movePictureCursor(columns: Int, rows: Int) {
    guard let shown = focusedPicture else { return }
    if shown.choosesTiles {
      let across = tilesAcross(shown)
      return choosePicture(by: columns.signum() + rows.signum() * across)
    }
    let cursor = shown.cursor(of: picture)
    picture.cursor = HeatMap.Pixel(
      row: moved(cursor.row, by: rows, count: shown.rows),
      column: moved(cursor.column, by: columns, count: shown.columns))
    followCursor()
  }

  /// Keeps the cursor in the middle of what is shown, where only a part is.
  private mutating func followCursor() {
    guard panels?.focusedState.isReading == true, picture.viewport.zoom > 1, let shown = focusedPicture else {
      return
    }
    let cursor = shown.cursor(of: picture)
    picture.viewport.centerX = (Double(cursor.column) + 0.5) / Double(max(1, shown.columns))
    picture.viewport.centerY = (Double(cursor.row) + 0.5) / Double(max(1, shown.rows))
  }

  mutating func zoomPicture(by factor: Double) {
    let zoom = min(max(picture.viewport.zoom * factor, 1), 64)
    picture.viewport.zoom = zoom
    if zoom == 1 { picture.viewport = HeatMap.Viewport() }
    followCursor()
  }

  mutating func panPicture(_ columns: Double, _ rows: Double) {
    var viewport = picture.viewport
    // Beyond this nothing new comes into sight.
    let edge = 0.5 / viewport.zoom
    let step = 0.25 / viewport.zoom
    viewport.centerX = min(max(viewport.centerX + columns * step, edge), 1 - edge)
    viewport.centerY = min(max(viewport.centerY + rows * step, edge), 1 - edge)
    picture.viewport = viewport
  }

  /// Turns from what suits the image to the other way of drawing it, and back.
  mutating func toggleCharacters() {
    guard let shown = focusedPicture else { return }
    let suiting: Bool =
      switch shown.view {
      case .one(let map): map.map == .diverging
      case .several(let grid): grid.entries.allSatisfy { $0.map?.map ?? .diverging == .diverging }
      case .sheet(let sheet): sheet.map.map == .diverging
      }
    picture.usesCharacters = picture.usesCharacters == nil ? !suiting : nil
  }

  mutating func choosePicture(by steps: Int) {
    guard let shown = focusedPicture else { return }
    let tile = max(0, min(picture.tile, shown.tiles - 1))
    let next = tile + steps
    // Past the first or last row nothing happens.
    if (0..<shown.tiles).contains(next) { picture.tile = next }
  }

  private func tilesAcross(_ shown: PicturePanel) -> Int {
    guard case .sheet(let sheet) = shown.view, let panels,
      let tile = panelTiles.first(where: { $0.index == panels.focus })
    else { return 1 }
    return sheet.tilesAcross(in: tile.rect.inset(columns: 2, rows: 1), look: look)
  }

  /// Sets the cursor, or chooses one of many pictures; a click on the chosen one shows it alone.
  mutating func clickPicture(_ point: Point, in rect: Rect) {
    guard let shown = focusedPicture else { return }
    switch shown.view {
    case .sheet(let sheet):
      guard let tile = sheet.tile(at: point, in: rect, look: look) else { return }
      if tile == picture.tile { picture.isEnlarged = true }
      picture.tile = tile
    case .one(let map): setCursor(map.pixel(at: point, in: rect, look: look))
    case .several(let grid): setCursor(grid.pixel(at: point, in: rect, look: look))
    }
  }

  private mutating func setCursor(_ pixel: HeatMap.Pixel?) {
    guard let pixel else { return }
    panels?.focusedState.isReading = true
    picture.cursor = pixel
  }

  /// Zooms about the pointer, or goes through the rows of many pictures.
  mutating func scrollPicture(by lines: Int, at point: Point, in rect: Rect) {
    guard let shown = focusedPicture else { return }
    let pixel: HeatMap.Pixel?
    switch shown.view {
    case .sheet: return choosePicture(by: lines.signum() * tilesAcross(shown))
    case .one(let map): pixel = map.pixel(at: point, in: rect, look: look)
    case .several(let grid): pixel = grid.pixel(at: point, in: rect, look: look)
    }
    if let pixel, lines < 0, panels?.focusedState.isReading != true {
      picture.viewport.centerX = (Double(pixel.column) + 0.5) / Double(max(1, shown.columns))
      picture.viewport.centerY = (Double(pixel.row) + 0.5) / Double(max(1, shown.rows))
    }
    zoomPicture(by: lines < 0 ? 2 : 0.5)
  }
}
