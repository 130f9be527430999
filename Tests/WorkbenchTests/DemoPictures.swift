import Experiments
import Glibc

/// A system with the other kinds of panels: images, histogram, tracker.
enum DemoPictures: Lab {
  struct Configuration: LabConfiguration {
    static let parameters: [Parameter<Configuration>] = []
    static let presets: [Preset<Configuration>] = [Preset("quick", summary: "pictures", duration: "at once")]
  }

  static let description = LabDescription(
    id: "demo-pictures", title: "Demo pictures", group: .generativeAndImaging, purpose: "Shows pictures.",
    paper: Paper(title: "", authors: "", identifier: ""),
    panels: [
      PanelDescription("grey", title: "original", .image("grey")),
      PanelDescription("difference", title: "difference", .image("difference")),
      PanelDescription("weights", title: "weights", .histogram("weights")),
      PanelDescription("camera", title: "camera", .tracking("camera")),
      PanelDescription("never", title: "never", .image("never")),
    ])

  static func run(_ context: RunContext<Configuration>, from _: SavedState?) throws {
    for event in events { context.emit(event) }
    context.emit(.finished([:]))
  }

  static var events: [Event] {
    let grey: [Float] = (0..<784).map { pixel in Float((pixel % 28) * (pixel / 28)) / 729 }
    let wave: [Float] = (0..<784).map { pixel in
      let (column, row) = (Float(pixel % 28), Float(pixel / 28))
      return sin(column / 4) * cos(row / 5)
    }
    let boxes = [
      Box(label: "truth", x: 4, y: 4, width: 12, height: 10),
      Box(label: "read", x: 6, y: 5, width: 12, height: 10),
    ]
    let bins = (0...16).map { Double($0) / 8 - 1 }
    return [
      Event("grey", .image(Image(title: "7", width: 28, height: 28, values: grey))),
      Event(
        "difference",
        .image(
          Image(
            title: "", width: 28, height: 28, values: wave, range: -1...1, colourMap: .diverging))),
      Event("weights", .histogram(Histogram(edges: bins, counts: (0..<16).map { $0 * (15 - $0) }))),
      Event(
        "camera",
        .tracking(
          TrackingFrame(
            image: Image(title: "", width: 28, height: 28, values: grey),
            events: [
              CameraEvent(x: 20, y: 3, time: 5, isOn: true), CameraEvent(x: 99, y: 99, time: 5, isOn: false),
            ],
            boxes: boxes))),
    ]
  }
}
