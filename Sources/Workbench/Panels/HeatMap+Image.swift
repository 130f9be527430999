import Experiments
import Terminal

extension HeatMap {
  /// A run's image with its boxes.
  init(image: Image, boxes: [Experiments.Box]? = nil) {
    let isColour = image.colourMap == .rgb && image.channels == 3
    let map: Map = isColour ? .rgb : image.colourMap == .diverging ? .diverging : .gray
    // Of several channels that are no colours the first one is shown.
    let values =
      isColour || image.channels == 1
      ? image.values : stride(from: 0, to: image.values.count, by: image.channels).map { image.values[$0] }
    self.init(
      rows: image.height, columns: image.width, values: values, map: map, range: image.range,
      boxes: Self.boxes(boxes ?? image.boxes))
  }

  /// The camera frame with events and boxes over it.
  init(tracking: TrackingFrame, shown: TrackingState = TrackingState()) {
    self.init(image: tracking.image, boxes: shown.hidesBoxes ? [] : tracking.boxes)
    if !shown.hidesEvents {
      marks = tracking.events.map { Mark(row: Int($0.y), column: Int($0.x), isPositive: $0.isOn) }
    }
  }

  /// The truth is drawn heavy, the first of the others light, the rest plain.
  private static func boxes(_ boxes: [Experiments.Box]) -> [Box] {
    let first = boxes.firstIndex { $0.label != "truth" }
    return boxes.enumerated().map { place, box in
      Box(
        x: box.x, y: box.y, width: box.width, height: box.height, label: box.label, scope: .series(place),
        line: box.label == "truth" ? .heavy : place == first ? .light : .plain)
    }
  }
}
