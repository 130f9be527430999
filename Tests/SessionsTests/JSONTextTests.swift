import Experiments
import Foundation
import Sessions
import Testing

@Suite struct JSONTextTests {
  @Test func `the text is canonical`() {
    let value: Value = .record([
      "b": [1, 2.5, .real(3), .none, true], "a": "x/\"\\\n\t\u{1}é", "c": .record([:]), "d": .list([]),
    ])
    #expect(
      JSONText.encode(value)
        == #"{"a":"x/\"\\\n\t\u0001é","b":[1,2.5,3.0,null,true],"c":{},"d":[]}"#)
  }

  @Test func `finite numbers keep their bits, whole reals their point`() throws {
    for number in [0.1, -0.0, 1e300, .leastNonzeroMagnitude, 1.0, 123_456_789.125, 1e16] {
      guard case .real(let back) = try JSONText.decode(JSONText.encode(.real(number))) else {
        Issue.record("\(number) is no real")
        continue
      }
      #expect(back.bitPattern == number.bitPattern)
    }
    #expect(try JSONText.decode("9223372036854775807").integer == .max)
    #expect(try JSONText.decode("-9223372036854775808").integer == .min)
    #expect(try JSONText.decode("9223372036854775808").number == 9_223_372_036_854_775_808)
    #expect(JSONText.encode(.list([.real(.nan), .real(-.infinity)])) == #"["nan","-inf"]"#)
  }

  @Test func `a value that was read has the same text`() throws {
    var random = RandomEvents(seed: 3)
    for _ in 0..<500 {
      let text = JSONText.encode(random.value())
      #expect(JSONText.encode(try JSONText.decode(text)) == text)
    }
  }

  @Test func `a long text comes in pieces of whole characters that make up the whole`() {
    let value: Value = .record([
      "lists": .list((0..<9000).map { [.integer($0), .text("名\($0)"), .list([true])] }), "z": .none,
    ])
    var pieces: [[UInt8]] = []
    JSONText.encode(value, inPieces: { pieces.append($0) })
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0.count < 70_000 && String(validating: $0, as: UTF8.self) != nil })
    #expect(String(decoding: pieces.joined(), as: UTF8.self) == JSONText.encode(value))
  }

  @Test func `other readers understand the text`() throws {
    var random = RandomEvents(seed: 4)
    for _ in 0..<200 {
      let text = JSONText.encode(.list([random.value()]))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test func `texts of other writers are read`() throws {
    let value = try JSONText.decode(
      " { \"a\" : [ 1.5e2 , \"\\u00e9\\ud83e\\udde0\\/\\b\" ] , \"b\":false }\n")
    #expect(value == .record(["a": [150.0, "é🧠/\u{8}"], "b": false]))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "tru", "1 2", "\"a", "\"\\x\"", "\"\\u12\"", "nan", "--1", "[1 2]", "{1:2}",
    String(repeating: "[", count: 100_000),
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONText.decode(text) }
  }
}
