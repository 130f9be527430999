/// Images side by side, each under its title, wrapped so that they are as large as the room allows.
public struct HeatMapGrid: Widget, Hashable {
  /// One of the images.
  public struct Entry: Hashable, Sendable {
    public var title: String
    /// Nil as long as there is none.
    public var map: HeatMap?

    /// An image under a title.
    public init(title: String, map: HeatMap?) {
      self.title = title
      self.map = map
    }
  }

  public var entries: [Entry]
  /// What stands for an image that is missing.
  public var placeholder: String

  /// Images in the order in which they are read.
  public init(_ entries: [Entry], placeholder: String = "") {
    self.entries = entries
    self.placeholder = placeholder
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    frame.clipped(to: rect) { frame in
      for (entry, cell) in zip(entries, cells(in: rect)) {
        let (title, picture) = cell.splitTop(1)
        frame.put(
          entry.title, at: title.origin, style: look.style(.panelTitle), width: title.columns,
          alignment: .center)
        if let map = entry.map {
          map.draw(into: &frame, in: picture, look: look)
        } else {
          let middle = Point(column: picture.column, row: picture.row + max(0, picture.rows - 1) / 2)
          frame.put(
            placeholder, at: middle, style: look.style(.textDim), width: picture.columns, alignment: .center)
        }
      }
    }
  }

  /// The image and the pixel shown at a cell.
  public func pixel(at point: Point, in rect: Rect, look: Look) -> HeatMap.Pixel? {
    for (entry, cell) in zip(entries, cells(in: rect)) where cell.contains(point) {
      return entry.map?.pixel(at: point, in: cell.splitTop(1).rest, look: look)
    }
    return nil
  }

  /// The room of each image, with its title.
  private func cells(in rect: Rect) -> [Rect] {
    let count = entries.count
    guard count > 0, !rect.isEmpty else { return [] }
    let across = bestColumns(in: rect)
    let down = (count + across - 1) / across
    let rows = rect.splitRows(Array(repeating: 1, count: down))
    return (0..<count).map { place in
      let cell = rows[place / across].splitColumns(Array(repeating: 1, count: across))[place % across]
      // A column apart from the next one.
      return place % across < across - 1 ? cell.splitRight(1).rest : cell
    }
  }

  /// How many images stand side by side when they are as large as can be.
  private func bestColumns(in rect: Rect) -> Int {
    let sample = entries.compactMap(\.map).first
    let (rows, columns) = (Double(max(1, sample?.rows ?? 1)), Double(max(1, sample?.columns ?? 1)))
    func scale(_ across: Int) -> Double {
      let down = (entries.count + across - 1) / across
      let width = Double(rect.columns - across + 1) / Double(across)
      let height = Double(rect.rows) / Double(down) - 2
      return min(width / (2 * columns), height / rows)
    }
    return (1...entries.count).max { (scale($0), $1) < (scale($1), $0) } ?? 1
  }
}
