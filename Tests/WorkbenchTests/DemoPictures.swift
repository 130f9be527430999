import Experiments
import Glibc

/// A system with the other kinds of panels: images of every kind, histogram, tracker.
enum DemoPictures: Lab {
  struct Configuration: LabConfiguration {
    static let parameters: [Parameter<Configuration>] = []
    static let presets: [Preset<Configuration>] = [Preset("quick", summary: "pictures", duration: "at once")]
  }

  static let description = LabDescription(
    id: "demo-pictures", title: "Demo pictures", group: .generativeAndImaging, purpose: "Shows pictures.",
    paper: Paper(title: "", authors: "", identifier: ""),
    panels: [
      PanelDescription("grey", title: "ramp", .image("grey")),
      PanelDescription(
        "attack", title: "attack", .images(["original", "adversarial", "perturbation"]), weight: 2),
      PanelDescription("samples", title: "samples", .image("samples")),
      PanelDescription("weights", title: "weights", .histogram("weights")),
      PanelDescription("camera", title: "camera", .tracking("camera"), weight: 2),
      PanelDescription("colours", title: "colours", .image("colours")),
      PanelDescription("never", title: "never", .image("never")),
    ])

  static func run(_ context: RunContext<Configuration>, from _: SavedState?) throws {
    for event in events { context.emit(event) }
    context.emit(.finished([:]))
  }

  /// A value for every pixel of 28 × 28.
  private static func picture(_ value: (_ column: Int, _ row: Int) -> Float) -> [Float] {
    (0..<784).map { value($0 % 28, $0 / 28) }
  }

  static var events: [Event] {
    let grey = picture { Float($0 * $1) / 729 }
    let stroke = picture { column, row in
      let isBar = (4...6).contains(row) && (6...21).contains(column)
      let isLeg = row > 5 && abs(column - 21 + (row - 5) / 2) < 2
      return isBar || isLeg ? 1 : 0
    }
    // Signs alternate, sparse and strong.
    let strengths: [Int: Float] = [3: 0.8, 11: -0.8, 17: 0.3, 29: -0.3]
    let noise = picture { column, row in
      let hash = (column * 37 + row * 91 + column * row * 7) % 53
      return strengths[hash] ?? 0
    }
    let attacked = zip(stroke, noise).map { min(1, max(0, $0 + $1)) }
    func image(_ title: String, _ values: [Float]) -> Event.Payload {
      .image(Image(title: title, width: 28, height: 28, values: values))
    }
    let bins = (0...16).map { Double($0) / 8 - 1 }
    let perturbation = Image(
      title: "perturbation + added − removed", width: 28, height: 28, values: noise, range: -1...1,
      colourMap: .diverging)
    let histogram = Histogram(edges: bins, counts: (0..<16).map { $0 * (15 - $0) })
    var events = [
      Event("grey", image("grey", grey)), Event("original", image("original 7", stroke)),
      Event("adversarial", image("adversarial, reads 3", attacked)),
      Event("perturbation", .image(perturbation)), Event("samples", .image(samples)),
      Event("weights", .histogram(histogram)), Event("colours", .image(colours)),
    ]
    for frame in 0..<4 { events.append(camera(frame)) }
    return events
  }

  /// Twelve pictures of 14 × 14, as a generator would give them.
  private static var samples: Image {
    let values = (0..<12 * 196).map { place -> Float in
      let (tile, row, column) = (place / 196, place / 14 % 14, place % 14)
      let (x, y) = (Float(column) - 6.5, Float(row) - 6.5)
      let radius = (x * x + y * y).squareRoot()
      let isHidden = tile > 7 && row < 7
      let distance = (radius - Float(2 + tile % 4)).magnitude
      return isHidden ? 0 : max(0, 1 - distance / 1.5)
    }
    return Image(title: "epoch 3", width: 14, height: 12 * 14, values: values, tiles: 12)
  }

  private static var colours: Image {
    let values = (0..<24 * 24).flatMap { pixel -> [Float] in
      let (column, row) = (pixel % 24, pixel / 24)
      let stripe = Float((column + row) % 8)
      return [Float(column) / 23, Float(row) / 23, stripe / 7]
    }
    return Image(title: "", width: 24, height: 24, channels: 3, values: values, colourMap: .rgb)
  }

  /// A disc that flies to the right past a camera; the third box loses it.
  private static func camera(_ frame: Int) -> Event {
    let (width, height) = (64, 40)
    let centre = (x: Float(16 + 8 * frame), y: Float(18 + frame))
    let values = (0..<width * height).map { pixel -> Float in
      let (x, y) = (Float(pixel % width), Float(pixel / width))
      let (dx, dy) = (x - centre.x, y - centre.y)
      let isDisc = dx * dx + dy * dy < 81
      return isDisc ? 0.9 : 0.15 + 0.1 * sin(x / 6)
    }
    // Its front edge turns pixels bright, its rear edge dark; one event lies outside the frame.
    let events = (-7...7).flatMap { row -> [CameraEvent] in
      let reach = (81 - Float(row * row)).squareRoot()
      let y = UInt16(max(0, centre.y + Float(row)))
      return [
        CameraEvent(x: UInt16(centre.x + reach), y: y, time: 5, isOn: true),
        CameraEvent(x: UInt16(max(0, centre.x - reach)), y: y, time: 9, isOn: false),
      ]
    }
    let (x, y) = (Double(centre.x), Double(centre.y))
    return Event(
      "camera", step: frame + 1,
      .tracking(
        TrackingFrame(
          image: Image(title: "scene 07", width: width, height: height, values: values),
          events: events + [CameraEvent(x: 99, y: 99, time: 5, isOn: false)],
          boxes: [
            Box(label: "truth", x: x - 9, y: y - 9, width: 18, height: 18),
            Box(label: "hybrid", x: x - 7, y: y - 9, width: 18, height: 19),
            Box(label: "frames only", x: x - 9 - 6 * Double(frame), y: y - 12, width: 22, height: 19),
          ])))
  }
}
