import Experiments
import Sessions
import Terminal

/// Where the parts of a screen stand.
struct ScreenGeometry {
  let header: Rect
  let body: Rect
  /// The narration of a lesson; empty without one.
  let lesson: Rect
  /// The box of the line of time; empty outside replay.
  let timeline: Rect
  /// What came out, once a run is over, and in a replay why it failed; else empty.
  let result: Rect
  let hints: Rect
  /// State, where it has a row of its own; else it stands at the right of the hints.
  let state: Rect

  /// - Parameters:
  ///   - resultRows: how many rows what came out takes.
  ///   - hasLesson: whether a lesson is told beside the panels; it takes the line of time's place on low screens.
  ///   - hasTwoRows: whether keys and state get a row each where they would not fit beside each other.
  init(
    _ size: Size, hasTimeline: Bool = false, resultRows: Int = 0, hasTwoRows: Bool = false,
    hasLesson: Bool = false
  ) {
    var rest = Rect(size)
    (header, rest) = rest.splitTop(1)
    let isNarrow = hasTwoRows && size.columns < 110
    (rest, state) = rest.splitBottom(isNarrow ? 1 : 0)
    (rest, hints) = rest.splitBottom(1)
    (rest, timeline) = rest.splitBottom(
      hasTimeline && !(hasLesson && size.rows < 22) ? (size.rows >= 30 ? 4 : 3) : 0)
    (rest, result) = rest.splitBottom(resultRows)
    (body, lesson) =
      hasLesson ? LessonLayout.split(rest) : (rest, Rect(column: 0, row: 0, columns: 0, rows: 0))
  }
}

extension Model {
  /// Where the parts of the present screen stand.
  var geometry: ScreenGeometry {
    switch screen {
    case .home, .setup, .settings, .about: ScreenGeometry(size)
    case .compare: ScreenGeometry(size, resultRows: resultRows, hasTwoRows: true)
    case .run:
      ScreenGeometry(
        size, resultRows: resultRows, hasTwoRows: true, hasLesson: shownLesson != nil)
    case .replay:
      ScreenGeometry(
        size, hasTimeline: true, resultRows: resultRows, hasTwoRows: true, hasLesson: shownLesson != nil)
    }
  }

  /// The panels on the screen and their places.
  var panelTiles: [PanelLayout.Tile] {
    guard let panels else { return [] }
    return PanelLayout.tiles(
      panels.descriptions, order: panelOrder, in: geometry.body, focus: panels.focus, zoomed: panels.isZoomed)
  }

  /// The numbers of the events whose pictures are on the screen.
  package var shownPictures: [Int] {
    guard let state = shownState, let panels else { return [] }
    return panelTiles.flatMap { tile in
      let events: [NumberedEvent?] =
        switch panels.descriptions[tile.index].content {
        case .image(let name): [state.latest(.image, name)]
        case .images(let names): names.map { state.latest(.image, $0) }
        case .tracking(let name): [state.latest(.tracking, name)]
        case .curves, .raster, .table, .histogram, .graph, .text, .log: []
        }
      return events.compactMap { $0?.seq }
    }
  }
}
