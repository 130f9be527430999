import Experiments
import Terminal
import Testing
import Workbench

@Suite struct LayoutTests {
  private static let sets = DemoEvents.labs.map(\.description.panels)

  @Test func `at every size panels lie inside, apart, and the first one is there`() {
    for panels in Self.sets {
      for columns in stride(from: 60, through: 300, by: 3) {
        for rows in stride(from: 14, through: 98, by: 2) {
          let room = Rect(column: 0, row: 1, columns: columns, rows: rows)
          let tiles = PanelLayout.tiles(panels, in: room)
          #expect(tiles.contains { $0.index == 0 })
          var covered = 0
          for (place, tile) in tiles.enumerated() {
            #expect(tile.rect.intersection(room) == tile.rect && !tile.rect.isEmpty)
            covered += tile.rect.columns * tile.rect.rows
            for other in tiles[(place + 1)...] { #expect(tile.rect.intersection(other.rect).isEmpty) }
          }
          // Nothing is left over either.
          #expect(covered == columns * rows)
        }
      }
    }
  }

  @Test func `the panel with the focus is always there`() {
    for panels in Self.sets {
      for focus in panels.indices {
        for size in [Size(columns: 60, rows: 16), Size(columns: 80, rows: 22), Size(columns: 200, rows: 58)] {
          let tiles = PanelLayout.tiles(panels, in: Rect(size), focus: focus)
          #expect(tiles.contains { $0.index == focus })
        }
      }
    }
  }

  @Test func `a zoomed panel has all the room`() {
    let room = Rect(Size(columns: 100, rows: 30))
    let tiles = PanelLayout.tiles(Self.sets[0], in: room, focus: 3, zoomed: true)
    #expect(tiles.map(\.index) == [3])
    #expect(tiles.map(\.rect) == [room])
  }

  @Test func `small screens keep the panels that come first`() {
    let tiles = PanelLayout.tiles(Self.sets[0], in: Rect(Size(columns: 80, rows: 20)))
    #expect(tiles.count >= 2)
    #expect(tiles.map(\.index) == Array(0..<tiles.count))
  }

  @Test func `no room at all is no panel`() {
    #expect(PanelLayout.tiles(Self.sets[0], in: Rect(.zero)).isEmpty)
  }
}
