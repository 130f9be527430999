import Terminal
import Testing

@Suite("Images answer the pointer") struct PictureBehaviourTests {
  private static let looks = [Look(), Look(glyphs: .block, colors: .none), Look(glyphs: .ascii)]

  /// An image whose values are its pixels' numbers.
  private static func numbered(rows: Int, columns: Int) -> HeatMap {
    HeatMap(
      rows: rows, columns: columns, values: (0..<rows * columns).map(Float.init),
      range: 0...Float(max(1, rows * columns)))
  }

  @Test func `the cursor stands where its pixel is found again`() throws {
    var random = Seeded(3)
    for round in 0..<300 {
      // Every pixel has a cell of its own.
      var map = Self.numbered(
        rows: .random(in: 1...40, using: &random), columns: .random(in: 1...35, using: &random))
      map.viewport = .init(
        centerX: .random(in: 0...1, using: &random), centerY: .random(in: 0...1, using: &random),
        zoom: .random(in: 1...9, using: &random))
      map.showsFooter = true
      let look = Self.looks[1 + round % 2]
      let rect = Rect(column: 3, row: 2, columns: 70, rows: 42)
      let point = Point(
        column: .random(in: 3..<rect.endColumn, using: &random),
        row: .random(in: 2..<rect.endRow, using: &random))
      guard let pixel = map.pixel(at: point, in: rect, look: look) else { continue }
      let cell = try #require(Self.cursorCell(map, at: pixel, in: rect, look: look))
      #expect(map.pixel(at: cell, in: rect, look: look) == pixel)
    }
  }

  /// Where the cursor is drawn.
  private static func cursorCell(
    _ map: HeatMap, at pixel: HeatMap.Pixel, in rect: Rect, look: Look
  ) -> Point? {
    var map = map
    map.cursor = pixel
    var frame = Frame(size: Size(columns: 80, rows: 50), look: look)
    map.draw(into: &frame, in: rect, look: look)
    for (row, text) in frame.text.enumerated() {
      if let column = Array(text.unicodeScalars).firstIndex(of: look.glyphs.cross) {
        return Point(column: column, row: row)
      }
    }
    return nil
  }

  @Test func `every pixel of an image that fits is reached by some cell`() {
    let map = Self.numbered(rows: 6, columns: 9)
    let rect = Rect(Size(columns: 40, rows: 14))
    let found = Set(
      (0..<14).flatMap { row in
        (0..<40).compactMap { map.pixel(at: Point(column: $0, row: row), in: rect, look: Self.looks[1]) }
      })
    #expect(found.count == 54)
  }

  @Test func `zoom shows fewer pixels, larger, around its centre`() {
    var map = Self.numbered(rows: 40, columns: 40)
    func extent(_ zoom: Double) -> (rows: Int, columns: Int) {
      map.viewport = .init(centerX: 0.9, centerY: 0.1, zoom: zoom)
      let rect = Rect(Size(columns: 40, rows: 20))
      let found = (0..<20).flatMap { row in
        (0..<40).compactMap { map.pixel(at: Point(column: $0, row: row), in: rect, look: Self.looks[0]) }
      }
      return (Set(found.map(\.row)).count, Set(found.map(\.column)).count)
    }
    #expect(extent(1).columns == 40)
    #expect(extent(2).columns == 20)
    #expect(extent(4).columns == 10)
    #expect(
      map.pixel(at: Point(column: 39, row: 0), in: Rect(Size(columns: 40, rows: 20)), look: Look())
        == .init(row: 0, column: 39))
  }

  @Test func `a value is told as it is, outside there is none`() {
    let map = Self.numbered(rows: 3, columns: 4)
    #expect(map.readOut(.init(row: 2, column: 1)) == "9.00")
    #expect(map.readOut(.init(row: 3, column: 0)) == nil)
    let colour = HeatMap(rows: 1, columns: 1, values: [0.25, 0.5, 1], map: .rgb)
    #expect(colour.readOut(.init(row: 0, column: 0)) == "0.250 0.500 1.00")
  }

  @Test func `signs survive where many pixels share a cell`() {
    var values = [Float](repeating: 0, count: 1_600)
    values[40 * 11 + 7] = -1
    values[40 * 31 + 30] = 1
    let map = HeatMap(rows: 40, columns: 40, values: values, map: .diverging)
    let text = drawn(map, columns: 10, rows: 5).text.joined()
    #expect(text.filter { $0 == "=" }.count == 1)
    #expect(text.filter { $0 == "#" }.count == 1)
  }

  @Test func `the scale follows the image only when it is told to`() {
    var map = HeatMap(rows: 1, columns: 2, values: [0.4, 0.6])
    let look = Look(colors: .none)
    #expect(drawn(map, columns: 4, rows: 1, look: look).text == ["==**"])
    map.isRangeAutomatic = true
    #expect(drawn(map, columns: 4, rows: 1, look: look).text == ["  @@"])
  }

  @Test func `a click finds the image of a sheet and its neighbours keep their places`() throws {
    let sheet = Fixtures.sheet
    let rect = Rect(Size(columns: 40, rows: 14))
    let look = Look()
    let across = sheet.tilesAcross(in: rect, look: look)
    var found: Set<Int> = []
    for row in 0..<14 {
      for column in 0..<40 {
        if let tile = sheet.tile(at: Point(column: column, row: row), in: rect, look: look) {
          found.insert(tile)
        }
      }
    }
    #expect(across > 1)
    #expect(found == Set(0..<9))
  }

  @Test func `where not all have room the rows around the chosen one are shown`() {
    var sheet = HeatMapSheet(Self.numbered(rows: 28 * 50, columns: 28), tiles: 50)
    let rect = Rect(Size(columns: 60, rows: 20))
    for chosen in [0, 17, 49] {
      sheet.selected = chosen
      let shown = (0..<20).flatMap { row in
        (0..<60).compactMap { sheet.tile(at: Point(column: $0, row: row), in: rect, look: Look()) }
      }
      #expect(shown.contains(chosen))
      #expect(Set(shown).count < 50)
    }
  }

  @Test func `images side by side answer with one pixel`() throws {
    let rect = Rect(Size(columns: 70, rows: 12))
    let look = Look(glyphs: .ascii, colors: .none)
    var found: Set<HeatMap.Pixel> = []
    for row in 0..<12 {
      for column in 0..<70 {
        if let pixel = Fixtures.grid.pixel(at: Point(column: column, row: row), in: rect, look: look) {
          found.insert(pixel)
        }
      }
    }
    #expect(found.count == 64)
    #expect(found.allSatisfy { $0.row < 8 && $0.column < 8 })
  }
}
