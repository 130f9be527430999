import Experiments
import Terminal

extension HeatMap {
  /// A run's image with its boxes.
  init(image: Image, boxes: [Experiments.Box]? = nil) {
    let isColour = image.colourMap == .rgb && image.channels == 3
    let map: Map = isColour ? .rgb : image.colourMap == .diverging ? .diverging : .gray
    let boxes = (boxes ?? image.boxes).enumerated().map { Self.box($1, at: $0) }
    // Of several channels that are no colours the first one is shown.
    let values =
      isColour || image.channels == 1
      ? image.values : stride(from: 0, to: image.values.count, by: image.channels).map { image.values[$0] }
    self.init(
      rows: image.height, columns: image.width, values: values, map: map, range: image.range, boxes: boxes)
  }

  /// The camera frame with brighter events in green, darker ones in red, and boxes.
  init(tracking: TrackingFrame) {
    let image = tracking.image
    let low = image.range.lowerBound
    let extent = max(image.range.upperBound - low, .leastNormalMagnitude)
    var values = [Float](repeating: 0, count: image.width * image.height * 3)
    for pixel in 0..<image.width * image.height {
      for channel in 0..<3 {
        let source = image.channels >= 3 ? channel : 0
        values[3 * pixel + channel] = (image.values[pixel * image.channels + source] - low) / extent
      }
    }
    for event in tracking.events where Int(event.x) < image.width && Int(event.y) < image.height {
      let pixel = Int(event.y) * image.width + Int(event.x)
      (values[3 * pixel], values[3 * pixel + 1], values[3 * pixel + 2]) =
        event.isOn ? (0.2, 0.9, 0.3) : (0.9, 0.2, 0.2)
    }
    self.init(
      rows: image.height, columns: image.width, values: values, map: .rgb, range: 0...1,
      boxes: tracking.boxes.enumerated().map { Self.box($1, at: $0) })
  }

  private static func box(_ box: Experiments.Box, at place: Int) -> Box {
    Box(
      x: box.x, y: box.y, width: box.width, height: box.height, label: box.label, scope: .series(place),
      isHeavy: box.label == "truth")
  }
}
