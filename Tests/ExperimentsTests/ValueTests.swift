import Experiments
import Foundation
import Testing

struct ValueTests {
  @Test(arguments: [
    Value.none, .flag(true), .integer(-3), .real(0.1), .real(1), .real(1e300), .text("a\"\u{1b}"),
    .list([1, "x", .none]),
    .record(["a": 1.5, "b": .list([])]),
  ])
  func `a value comes back from JSON equal`(value: Value) throws {
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
  }

  @Test func `numbers that JSON does not know become words`() throws {
    let data = try JSONEncoder().encode(Value.list([.real(.nan), .real(.infinity), .real(-.infinity)]))
    #expect(String(decoding: data, as: UTF8.self) == #"["nan","inf","-inf"]"#)
  }

  @Test func `integers and whole reals are the same value`() {
    #expect(Value.integer(2) == .real(2))
    #expect(Value.integer(2).hashValue == Value.real(2).hashValue)
    #expect(Value.integer(1) != .flag(true))
  }

  @Test func `numbers read as a person writes them`() {
    #expect("\(Value.real(0.001))" == "0.001")
    #expect("\(Value.real(20))" == "20")
    #expect("\(Value.list([1, 2.5]))" == "1, 2.5")
  }

  @Test func `arrays of a saved state keep every bit`() {
    let numbers: [Float] = [0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude]
    let array = SavedArray("w", shape: [5], numbers)
    #expect(array.numbers(Float.self)?.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(array.numbers(Double.self) == nil)
  }
}
