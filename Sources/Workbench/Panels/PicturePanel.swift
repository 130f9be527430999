import Experiments
import Sessions
import Terminal

/// The inside of a panel of images or of a tracker's.
struct PicturePanel {
  enum View {
    case one(HeatMap)
    case several(HeatMapGrid)
    /// All pictures of one event.
    case sheet(HeatMapSheet)
  }

  let view: View
  /// Pixels of one picture.
  let rows: Int
  let columns: Int
  /// Pictures in the event.
  let tiles: Int

  /// Nil for other panels, and before anything has come.
  init?(_ panel: PanelDescription, _ state: SessionState, _ shown: PanelState) {
    switch panel.content {
    case .image(let name):
      guard let image = state.image(name) else { return nil }
      tiles = image.tiles
      (rows, columns) = (image.height / tiles, image.width)
      view = Self.view(of: image, shown)
    case .images(let names):
      let images = names.map { state.image($0) }
      guard let first = images.compactMap({ $0 }).first else { return nil }
      tiles = first.tiles
      (rows, columns) = (first.height / tiles, first.width)
      view = .several(
        HeatMapGrid(
          zip(names, images).map { Self.entry($0, $1, shown) },
          placeholder: state.status.isFinal ? "nothing came" : "nothing yet"))
    case .tracking(let name):
      guard let frame = state.tracking(name) else { return nil }
      (tiles, rows, columns) = (1, frame.image.height, frame.image.width)
      view = .one(Self.dressed(HeatMap(tracking: frame, shown: shown.tracking), shown))
    default: return nil
    }
  }

  var widget: any Widget {
    switch view {
    case .one(let map): map
    case .several(let grid): grid
    case .sheet(let sheet): sheet
    }
  }

  /// Whether keys that move the cursor choose among the pictures of an event.
  var choosesTiles: Bool {
    if case .sheet = view { true } else { false }
  }

  /// The pixel under the cursor, held inside the picture.
  func cursor(of picture: PictureState) -> HeatMap.Pixel {
    Self.held(picture.cursor, rows: rows, columns: columns)
  }

  private static func view(of image: Image, _ shown: PanelState) -> View {
    guard image.tiles > 1 else { return .one(dressed(HeatMap(image: image), shown)) }
    let picture = shown.picture
    var sheet = HeatMapSheet(HeatMap(image: image), tiles: image.tiles)
    let chosen = min(max(0, picture.tile), image.tiles - 1)
    sheet.map.usesCharacters = picture.usesCharacters
    sheet.map.isRangeAutomatic = picture.isRangeAutomatic
    if picture.isEnlarged { return .one(dressed(sheet.tile(chosen), shown)) }
    sheet.selected = chosen
    return .sheet(sheet)
  }

  private static func entry(_ name: String, _ image: Image?, _ shown: PanelState) -> HeatMapGrid.Entry {
    guard let image else { return HeatMapGrid.Entry(title: name, map: nil) }
    let map =
      image.tiles > 1
      ? HeatMapSheet(HeatMap(image: image), tiles: image.tiles).tile(
        min(max(0, shown.picture.tile), image.tiles - 1)) : HeatMap(image: image)
    return HeatMapGrid.Entry(title: image.title.isEmpty ? name : image.title, map: dressed(map, shown))
  }

  /// An image as the person wants to see it.
  private static func dressed(_ map: HeatMap, _ shown: PanelState) -> HeatMap {
    let picture = shown.picture
    var map = map
    map.viewport = picture.viewport
    map.isRangeAutomatic = picture.isRangeAutomatic
    map.usesCharacters = picture.usesCharacters
    map.showsFooter = true
    if shown.isReading { map.cursor = held(picture.cursor, rows: map.rows, columns: map.columns) }
    return map
  }

  private static func held(_ pixel: HeatMap.Pixel?, rows: Int, columns: Int) -> HeatMap.Pixel {
    let pixel = pixel ?? HeatMap.Pixel(row: rows / 2, column: columns / 2)
    return HeatMap.Pixel(
      row: max(0, min(pixel.row, rows - 1)), column: max(0, min(pixel.column, columns - 1)))
  }
}

extension PanelView {
  /// What the title of a panel of images adds.
  var pictureNote: String? {
    let chosen = { (tiles: Int) in
      tiles > 1 ? "\(min(max(0, shown.picture.tile), tiles - 1) + 1) of \(tiles)" : nil
    }
    switch panel.content {
    case .image(let name):
      guard let image = state.image(name) else { return nil }
      return [image.title, chosen(image.tiles) ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    case .images(let names):
      return names.compactMap { state.image($0) }.first.flatMap { chosen($0.tiles) }
    case .tracking(let name):
      guard case .tracking(let frame) = state.latest(.tracking, name)?.event.payload,
        let event = state.latest(.tracking, name)?.event
      else { return nil }
      let time = "frame \(Words.grouped(event.step)) · \(Words.fixed(Double(event.time) / 1e6, 3)) s"
      let hidden = shown.tracking.hidesEvents && !frame.events.isEmpty ? "events off" : ""
      return [frame.image.title, time, hidden].filter { !$0.isEmpty }.joined(separator: " · ")
    default: return nil
    }
  }
}
