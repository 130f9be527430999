import Experiments
import Sessions
import Testing

@Suite struct SafetensorsTests {
  let state = SavedState(
    arrays: [
      SavedArray("w", shape: [2, 3], [1, 2, 3, 4, 5, 6.5] as [Float]),
      SavedArray("empty", shape: [0, 4], [] as [Int8]), SavedArray("a", shape: [], [7] as [UInt64]),
      SavedArray("second empty", shape: [0], [] as [Double]),
    ],
    values: ["epoch": 3, "rate": .real(0.1), "best": .real(.infinity), "names": ["x", "é\"\n"], "on": true])

  @Test func `a state comes back as it was`() throws {
    #expect(try Safetensors.decode(Safetensors.encode(state)) == state)
    let nothing = SavedState()
    #expect(try Safetensors.decode(Safetensors.encode(nothing)) == nothing)
  }

  @Test func `the bytes have the layout of the format`() throws {
    let bytes = Safetensors.encode(state)
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect((8 + length) % 8 == 0)
    let header = try JSONText.decode(String(decoding: bytes[8..<8 + length], as: UTF8.self))
    guard case .record(let fields) = header, case .record(let weights) = fields["w"] else {
      Issue.record("no object")
      return
    }
    #expect(weights == ["dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]])
    #expect(bytes.count == 8 + length + 24 + 8)
  }

  @Test func `damaged bytes are refused and never trap`() {
    let bytes = Safetensors.encode(state)
    for length in 0..<bytes.count - 1 {
      #expect(throws: SafetensorsError.self) { try Safetensors.decode(Array(bytes[..<length])) }
    }
    var random = SeededGenerator(2)
    for _ in 0..<2000 {
      var changed = bytes
      let place = Int.random(in: 0..<changed.count, using: &random)
      changed[place] = UInt8.random(in: 0 ... .max, using: &random)
      _ = try? Safetensors.decode(changed)
    }
  }
}
