import Experiments
import Terminal

/// How much room a panel wants, borders included.
struct PanelNeeds {
  /// Below this it says nothing.
  let minimum: Size
  /// From here on it reads well.
  let comfortable: Size
  /// The width it looks best in, in heights; a cell counts as twice as high as wide.
  let aspect: Double

  init(_ content: PanelDescription.Content) {
    switch content {
    case .curves: self.init(minimum: (34, 8), comfortable: (40, 10), aspect: 2)
    case .raster: self.init(minimum: (38, 9), comfortable: (48, 14), aspect: 2)
    case .table: self.init(minimum: (30, 6), comfortable: (38, 9), aspect: 2)
    case .histogram: self.init(minimum: (24, 6), comfortable: (36, 10), aspect: 1.8)
    case .image: self.init(minimum: (18, 8), comfortable: (30, 16), aspect: 1)
    case .images(let names):
      let count = max(1, names.count)
      self.init(
        minimum: (min(60, 14 * count), 8), comfortable: (26 * count, 16), aspect: Double(count) * 0.8)
    case .graph: self.init(minimum: (34, 10), comfortable: (60, 20), aspect: 1.6)
    case .tracking: self.init(minimum: (34, 10), comfortable: (60, 20), aspect: 1.4)
    case .text: self.init(minimum: (26, 5), comfortable: (36, 8), aspect: 2)
    case .log: self.init(minimum: (30, 5), comfortable: (50, 7), aspect: 3)
    }
  }

  private init(minimum: (Int, Int), comfortable: (Int, Int), aspect: Double) {
    self.minimum = Size(columns: minimum.0, rows: minimum.1)
    self.comfortable = Size(columns: comfortable.0, rows: comfortable.1)
    self.aspect = aspect
  }

  /// How badly a size suits, 0 being perfect; nil if nothing can be shown.
  func penalty(_ size: Size) -> Double? {
    guard size.columns >= minimum.columns, size.rows >= minimum.rows else { return nil }
    let columns = Double(size.columns)
    let rows = Double(size.rows)
    let missingColumns = max(0, 1 - columns / Double(comfortable.columns))
    let missingRows = max(0, 1 - rows / Double(comfortable.rows))
    let ratio = columns / (2 * rows) / aspect
    let distortion = max(ratio, 1 / ratio) - 1
    return 4 * (missingColumns + missingRows) + distortion
  }
}
