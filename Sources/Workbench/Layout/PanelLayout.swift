import Experiments
import Terminal

/// Where each panel of a system is drawn: a pure function of the panels, the room and the focus.
///
/// The room is cut in two again and again, panels staying in their order. All ways to cut are tried and the one
/// that suits the kinds of panels best is taken; where not all panels have room the last ones go first.
package enum PanelLayout {
  /// A panel and its place.
  package struct Tile: Sendable, Hashable {
    /// The panel's place in the system's description.
    package var index: Int
    package var rect: Rect
  }

  /// More are never tiled at once; the others come by moving the focus.
  private static let most = 7

  /// Tiles the panels that have room; the first is always among them unless another one is zoomed.
  ///
  /// - Parameters:
  ///   - order: the panels to show, as places in the description; all of them if nil.
  ///   - focus: the panel that has the focus; it takes the last place if it would have none.
  ///   - zoomed: whether the panel with the focus fills all.
  package static func tiles(
    _ panels: [PanelDescription], order: [Int]? = nil, in rect: Rect, focus: Int = 0, zoomed: Bool = false
  ) -> [Tile] {
    let order = order ?? Array(panels.indices)
    guard let first = order.first, !rect.isEmpty else { return [] }
    let focus = order.contains(focus) ? focus : first
    if zoomed { return [Tile(index: focus, rect: rect)] }
    for count in stride(from: min(order.count, most), through: 2, by: -1) {
      var shown = Array(order.prefix(count))
      if !shown.contains(focus) { shown[count - 1] = focus }
      let cutter = Cutter(shown: shown, panels: panels)
      if let cut = cutter.best(0..<count, in: rect) { return cut.tiles }
    }
    // Room for one alone: the one in use.
    return [Tile(index: focus, rect: rect)]
  }
}

/// Tries all ways to cut a rectangle for panels in their order.
private struct Cutter {
  struct Cut {
    var tiles: [PanelLayout.Tile]
    var penalty: Double
  }

  let shown: [Int]
  private let needs: [PanelNeeds]
  private let weights: [Double]

  init(shown: [Int], panels: [PanelDescription]) {
    self.shown = shown
    needs = shown.map { PanelNeeds(panels[$0].content) }
    weights = shown.map { max(0.1, panels[$0].weight) }
  }

  func best(_ range: Range<Int>, in rect: Rect) -> Cut? {
    if range.count == 1 {
      guard let penalty = needs[range.lowerBound].penalty(rect.size) else { return nil }
      // Panels that come first matter more.
      let importance = weights[range.lowerBound] / (1 + 0.15 * Double(range.lowerBound))
      return Cut(
        tiles: [PanelLayout.Tile(index: shown[range.lowerBound], rect: rect)], penalty: penalty * importance)
    }
    var best: Cut?
    for middle in range.dropFirst() {
      let (first, second) = (range.lowerBound..<middle, middle..<range.upperBound)
      let share = weights[first].reduce(0, +) / weights[range].reduce(0, +)
      let width = length(rect.columns, share, first, second, \.columns)
      let height = length(rect.rows, share, first, second, \.rows)
      let besides = rect.splitLeft(width)
      let stacked = rect.splitTop(height)
      for (one, other) in [(besides.left, besides.rest), (stacked.top, stacked.rest)] {
        guard let a = self.best(first, in: one), a.penalty < best?.penalty ?? .infinity,
          let b = self.best(second, in: other), a.penalty + b.penalty < best?.penalty ?? .infinity
        else { continue }
        best = Cut(tiles: a.tiles + b.tiles, penalty: a.penalty + b.penalty)
      }
    }
    return best
  }

  /// The first part's length by its share, moved so that the largest panel of either part fits.
  private func length(
    _ total: Int, _ share: Double, _ first: Range<Int>, _ second: Range<Int>, _ side: KeyPath<Size, Int>
  ) -> Int {
    let least = needs[first].map { $0.minimum[keyPath: side] }.max() ?? 0
    let most = total - (needs[second].map { $0.minimum[keyPath: side] }.max() ?? 0)
    return max(least, min(most, Int((Double(total) * share).rounded())))
  }
}
