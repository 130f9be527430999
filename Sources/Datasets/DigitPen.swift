import Tensors

/// Draws the path of a pen as a grey image, fitted and centred as MNIST's digits are.
struct DigitPen {
  /// Height and width of the image in pixels.
  static let side = 28
  /// Height or width of the box that the ink fills, whichever is larger.
  private static let box: Float = 20

  private var ink = [Float](repeating: 0, count: side * side)
  private var path: [InkPoint] = []

  /// Draws `traced` (in any unit of length) with a pen whose width, softness and ink are drawn from `random`.
  mutating func draw(_ traced: [InkPoint], random: inout Philox) {
    path.removeAll(keepingCapacity: true)
    path += traced
    let radius = max(0.55, 1.29 + 0.38 * random.roughlyNormal())
    let softness = random.uniform(1.2...1.5)
    fit(reach: radius + 0.5 * softness, jitter: SIMD2(random.uniform(), random.uniform()) - 0.5)
    for i in ink.indices { ink[i] = 0 }
    let strength = random.uniform(0.9...1.15)
    for (from, to) in zip(path, path.dropFirst()) where to.continues {
      stroke(from, to, radius: radius, softness: softness)
    }
    for i in ink.indices { ink[i] = min(1, ink[i] * strength) }
  }

  /// Writes the image's 784 grey values.
  func write(to pixels: UnsafeMutableBufferPointer<UInt8>) {
    for i in ink.indices { pixels[i] = UInt8(ink[i] * 255 + 0.5) }
  }

  /// Scales the path so that its ink fills the box, and puts its centre of mass into the middle.
  private mutating func fit(reach: Float, jitter: SIMD2<Float>) {
    var low = SIMD2<Float>(repeating: .infinity)
    var high = -low
    var mass: Float = 0
    var moment = SIMD2<Float>.zero
    for (i, point) in path.enumerated() {
      low = pointwiseMin(low, point.place)
      high = pointwiseMax(high, point.place)
      guard point.continues else { continue }
      let step = point.place - path[i - 1].place
      let share = (step * step).sum().squareRoot() * (point.pressure + path[i - 1].pressure)
      mass += share
      moment += share * 0.5 * (point.place + path[i - 1].place)
    }
    let scale = (DigitPen.box - 2 * reach) / (high - low).max()
    let centre = moment / mass
    let middle = SIMD2(repeating: Float(DigitPen.side) / 2 + 0.5) + jitter
    for i in path.indices { path[i].place = (path[i].place - centre) * scale + middle }
  }

  /// Inks what lies within the pen's radius of the line between two points, with a soft edge.
  private mutating func stroke(_ from: InkPoint, _ to: InkPoint, radius: Float, softness: Float) {
    let reach = radius * max(from.pressure, to.pressure) + softness
    let low = pointwiseMin(from.place, to.place) - reach
    let high = pointwiseMax(from.place, to.place) + reach
    let edge = Float(DigitPen.side - 1)
    let (left, right) = (Int(max(0, low.x)), Int(min(edge, max(-1, high.x))))
    let (top, bottom) = (Int(max(0, low.y)), Int(min(edge, max(-1, high.y))))
    guard left <= right, top <= bottom else { return }
    let line = to.place - from.place
    let perLength = 1 / max((line * line).sum(), 1e-6)
    let perSoftness = 1 / softness
    ink.withUnsafeMutableBufferPointer { ink in
      for row in top...bottom {
        for column in left...right {
          let offset = SIMD2(Float(column), Float(row)) + 0.5 - from.place
          let t = min(1, max(0, (offset * line).sum() * perLength))
          let away = offset - t * line
          let width = radius * (from.pressure + t * (to.pressure - from.pressure))
          let value = (width - (away * away).sum().squareRoot()) * perSoftness + 0.5
          let place = row * DigitPen.side + column
          ink[place] = max(ink[place], min(1, value))
        }
      }
    }
  }
}
