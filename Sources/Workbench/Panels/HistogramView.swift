import Experiments
import Terminal

/// A histogram as bars from left to right, one row for as many bins as have to share it.
struct HistogramView: Widget {
  let histogram: Histogram

  init(_ histogram: Histogram) { self.histogram = histogram }

  func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    let bins = histogram.counts.count
    guard bins > 0, rect.rows > 0, rect.columns > 12 else { return }
    let share = (bins + rect.rows - 1) / rect.rows
    let starts = Array(stride(from: 0, to: bins, by: share))
    let counts = starts.map { histogram.counts[$0..<min($0 + share, bins)].reduce(0, +) }
    let most = Double(max(1, counts.max() ?? 1))
    let labels = starts.map { Words.number(histogram.edges[$0]) }
    let width = min(rect.columns / 3, labels.map { DisplayWidth.of($0) }.max() ?? 0)
    for (row, label) in labels.enumerated() {
      let line = Rect(column: rect.column, row: rect.row + row, columns: rect.columns, rows: 1)
      frame.put(label, at: line.origin, style: look.style(.axis), width: width, alignment: .right)
      let bar = BarGauge(fraction: Double(counts[row]) / most, label: Words.grouped(counts[row]))
      bar.draw(into: &frame, in: line.splitLeft(width + 1).rest, look: look)
    }
  }
}
