import Terminal
import Testing

@Suite("Ticks") struct TicksTests {
  @Test(arguments: [
    (0.0...2.3, 3, [0.0, 1, 2]), (0...1, 5, [0, 0.5, 1]), (0...1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0.8...1, 3, [0.8, 0.9, 1]), (-3...3, 4, [-2, 0, 2]), (0...5.98, 7, [0, 1, 2, 3, 4, 5]),
    (1_000...4_000, 4, [1_000, 2_000, 3_000, 4_000]), (2...2, 3, [2]),
  ])
  func `stand at round numbers`(_ range: ClosedRange<Double>, _ count: Int, _ values: [Double]) {
    let ticks = Ticks.linear(range, count: count)
    #expect(ticks.values.count == values.count)
    for (tick, value) in zip(ticks.values, values) { #expect((tick - value).magnitude < 1e-9) }
  }

  @Test func `are at most as many as asked for, inside the range, of step 1, 2 or 5`() {
    var random = Seeded(3)
    for _ in 0..<2_000 {
      let low = Double.random(in: -1...1, using: &random) * [1e-6, 1, 1e6].randomElement(using: &random)!
      let span = Double.random(in: 1e-6...1, using: &random) * [1e-3, 1, 1e4].randomElement(using: &random)!
      let count = Int.random(in: 1...12, using: &random)
      let ticks = Ticks.linear(low...(low + span), count: count)
      #expect(ticks.values.count <= count && !ticks.values.isEmpty)
      for value in ticks.values { #expect(value >= low - span * 1e-6 && value <= low + span * (1 + 1e-6)) }
      var lead = ticks.step
      while lead < 0.99 { lead *= 10 }
      while lead > 9.9 { lead /= 10 }
      #expect([1.0, 2, 5].contains { ($0 - lead).magnitude < 1e-6 })
    }
  }

  @Test func `are powers of ten on a logarithmic axis`() {
    #expect(Ticks.logarithmic(0.002...150, count: 9).values == [0.01, 0.1, 1, 10, 100])
    #expect(Ticks.logarithmic(1e-6...1, count: 3).values == [1e-6, 1e-3, 1])
    #expect(Ticks.logarithmic(2...8, count: 3).values == [2])
  }
}

@Suite("A number") struct NumberFormatTests {
  @Test(arguments: [
    (NumberFormat.significant(3), 0.0412, "0.0412"), (.significant(3), 123.4, "123"),
    (.significant(3), 0, "0.00"),
    (.significant(3), 1e-6, "1e-6"), (.significant(3), 2.5e7, "2.5e7"), (.significant(3), -0.5, "−0.500"),
    (.significant(3), 9.999e9, "1e10"), (.significant(3), .nan, "—"), (.significant(2), .infinity, "∞"),
    (.fixed(2), 1.005, "1.00"), (.fixed(2), -0.001, "0.00"), (.fixed(0), 2.5, "3"), (.fixed(3), 1e17, "1e17"),
    (.integer, 4217, "4 217"), (.integer, 588_000, "588 000"), (.integer, -1_234_567, "−1 234 567"),
    (.integer, 12, "12"), (.percent(1), 0.985, "98.5 %"), (.percent(0), 0.005, "1 %"),
    (.compact, 824_000, "824 k"), (.compact, 2_700, "2.7 k"), (.compact, 7, "7"), (.compact, 0.74, "0.7"),
    (.compact, 999_950, "1.0 M"), (.bytes, 94, "94 B"), (.bytes, 9_830, "9.6 KB"),
    (.bytes, 11_264, "11.0 KB"),
    (.bytes, 222_298_112, "212 MB"),
  ])
  func `is written as its format says`(_ format: NumberFormat, _ value: Double, _ text: String) {
    #expect(format.string(value) == text)
  }

  @Test func `any number has a short text in any format`() {
    var random = Seeded(5)
    let formats: [NumberFormat] = [.significant(3), .fixed(2), .integer, .percent(1), .compact, .bytes]
    for _ in 0..<5_000 {
      let value = Double(bitPattern: random.next())
      for format in formats {
        let text = format.string(value)
        #expect(!text.isEmpty && text.count <= 28, "\(value) as \(format): \(text)")
      }
    }
  }
}

@Suite("The nearest colour") struct ColorMappingTests {
  private func index(_ hex: String, _ depth: ColorDepth) -> Int16 {
    ColorMapping.index(of: Color(hex: hex) ?? .terminal, depth: depth)
  }

  @Test(arguments: [
    ("#000000", 16), ("#ffffff", 231), ("#5f87af", 67), ("#808080", 244), ("#12141c", 233), ("#ff0000", 196),
    ("#080808", 232), ("#eeeeee", 255), ("#fbfaf6", 231),
  ])
  func `of 256 is in the cube or among the greys`(_ hex: String, _ number: Int16) {
    #expect(index(hex, .palette256) == number)
  }

  @Test func `of 256 is never further away than any other`() {
    let levels = [0, 95, 135, 175, 215, 255]
    var palette: [(Int, Int, Int)] = []
    for red in levels { for green in levels { for blue in levels { palette.append((red, green, blue)) } } }
    palette += (0..<24).map { (8 + 10 * $0, 8 + 10 * $0, 8 + 10 * $0) }
    var random = Seeded(11)
    for _ in 0..<3_000 {
      let color = Color(
        red: .random(in: 0...255, using: &random), green: .random(in: 0...255, using: &random),
        blue: .random(in: 0...255, using: &random))
      func distance(_ entry: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (
          entry.0 - Int(color.red), entry.1 - Int(color.green), entry.2 - Int(color.blue)
        )
        return 2 * red * red + 4 * green * green + 3 * blue * blue
      }
      let chosen = distance(palette[Int(ColorMapping.index(of: color, depth: .palette256)) - 16])
      let best = palette.map(distance).min() ?? 0
      #expect(chosen == best)
    }
  }

  @Test(arguments: [
    ("#12141c", 0, 0), ("#c8d0e4", 7, 7), ("#f2f5ff", 7, 15), ("#6ca6ff", 4, 12), ("#ffb454", 3, 11),
    ("#8bd96a", 2, 10), ("#ff6b81", 1, 9), ("#4fd6be", 6, 14), ("#c02942", 1, 1), ("#8088a0", 7, 8),
  ])
  func `of 8 and 16 keeps the hue`(_ hex: String, _ of8: Int16, _ of16: Int16) {
    #expect(index(hex, .eight) == of8)
    #expect(index(hex, .sixteen) == of16)
  }

  @Test(arguments: [ColorDepth.eight, .sixteen, .palette256])
  func `never makes different colours of a theme invisible`(_ depth: ColorDepth) {
    for scope in Scope.allCases {
      let style = Theme.midnight.style(scope)
      guard style.foreground != style.background else { continue }
      let (front, back) = ColorMapping.pair(
        foreground: style.foreground, background: style.background, depth: depth)
      if depth < .palette256 { #expect(front != back, "\(scope)") }
    }
  }

  @Test func `of the terminal's own is the terminal's own`() {
    #expect(ColorMapping.index(of: .terminal, depth: .palette256) == -1)
    #expect(ColorMapping.index(of: Color(red: 1, green: 2, blue: 3), depth: .none) == -1)
  }
}
