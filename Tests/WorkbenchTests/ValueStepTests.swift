import Experiments
import Testing
import Workbench

@Suite struct ValueStepTests {
  private static func specification(_ name: String) throws -> ParameterSpecification {
    try DemoEvents.lab("demo-learning").specification(name)
  }

  @Test func `wide ranges go by 1, 1.5, 2, 3, 5, 7`() throws {
    let rate = try Self.specification("learning-rate")
    var value = Value.real(0.001)
    var seen: [Double] = []
    for _ in 0..<7 {
      value = ValueSteps.next(after: value, up: true, in: rate) ?? .none
      seen.append(value.number ?? 0)
    }
    #expect(seen == [0.0015, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015])
  }

  @Test func `narrow ranges go by round parts and meet zero exactly`() throws {
    let noise = try Self.specification("noise")
    var value = Value.real(0.1)
    for _ in 0..<2 { value = ValueSteps.next(after: value, up: false, in: noise) ?? .none }
    #expect(value == 0.0)
    #expect(ValueSteps.next(after: value, up: false, in: noise) == 0.0)
    #expect(ValueSteps.next(after: .real(0.12), up: true, in: noise) == .real(0.15))
  }

  @Test(arguments: [
    (6, true, 7), (6, false, 5), (99, true, 100), (100, true, 110), (100, false, 99), (128, true, 130),
    (128, false, 120), (1, false, 1), (1000, true, 1000), (990, true, 1000),
  ])
  func `whole numbers go by their second digit`(from: Int, up: Bool, to: Int) throws {
    let epochs = try Self.specification("epochs")
    #expect(ValueSteps.next(after: .integer(from), up: up, in: epochs) == .integer(to))
  }

  @Test func `the number beyond a range is its last step`() throws {
    var bits = try Self.specification("epochs")
    bits.kind = .integer(2...16, or: 32)
    func next(_ value: Int, up: Bool) -> Value? { ValueSteps.next(after: .integer(value), up: up, in: bits) }
    #expect(next(15, up: true) == 16 && next(16, up: true) == 32 && next(32, up: true) == 32)
    #expect(next(32, up: false) == 16 && next(16, up: false) == 15 && next(2, up: false) == 2)
    #expect(bits.domain == "2…16 or 32")
    #expect(throws: ConfigurationError.self) { try bits.value(from: "17") }
    #expect(try bits.value(from: "32") == 32)
  }

  @Test func `up and down come back, and every step lies in the domain`() throws {
    for name in ["learning-rate", "noise", "epochs", "steps"] {
      let specification = try Self.specification(name)
      var value = specification.defaultValue
      for step in 0..<400 {
        let next = try #require(ValueSteps.next(after: value, up: step % 7 != 0, in: specification))
        value = try specification.validated(next)
      }
    }
  }
}
