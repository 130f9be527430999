/// A scale of colours in steps, so that a picture needs few of them.
struct ColorRamp {
  /// The colours from one end of the scale to the other.
  let colors: [Color]

  /// Even steps between colours at even distances.
  init(through stops: [Color], steps: Int = 64) {
    let last = Double(stops.count - 1)
    colors = (0..<steps).map { step in
      let place = Double(step) / Double(steps - 1) * last
      let index = min(Int(place), stops.count - 2)
      return stops[index].mixed(with: stops[index + 1], fraction: place - Double(index))
    }
  }

  /// The scale of a map in a look.
  init(_ map: HeatMap.Map, look: Look) {
    switch map {
    case .gray, .rgb:
      self.init(
        through: [Color(red: 0, green: 0, blue: 0), Color(red: 255, green: 255, blue: 255)])
    case .heat:
      self.init(through: [Scope.heatLow, .heatMiddle, .heatHigh].map { look.style($0).foreground })
    case .diverging:
      let stops: [Scope] = [.divergingNegative, .divergingZero, .divergingPositive]
      self.init(through: stops.map { look.style($0).foreground })
    }
  }

  /// The colour at a fraction of the scale.
  @inline(__always)
  subscript(fraction: Float) -> Color {
    let index = Int(fraction * Float(colors.count - 1) + 0.5)
    return colors[min(max(index, 0), colors.count - 1)]
  }
}
