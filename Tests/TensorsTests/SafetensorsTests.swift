import Foundation
import Tensors
import Testing

@Suite struct SafetensorsTests {
  @Test func `a file that Python wrote is read`() throws {
    let file = try SafetensorsFile(bytes: PythonFiles.safetensors)
    #expect(file.metadata == ["format": "np", "note": "line\nbreak"])
    #expect(try file["a.weight"]?.tensor() == Tensor([2, 2], [0, 1, 2, 3]))
    #expect(try file["b"]?.tensor() == TypedTensor<Int32>([2], [1, -2]))
    #expect(file["naïve \"x\""]?.shape == [0, 3])
    #expect(file.arrays.count == 3)
  }

  @Test func `arrays and texts come back`() throws {
    var random = Philox(seed: 1, purpose: .generation)
    let a = random.tensor([2, 3, 4])
    let file = SafetensorsFile(
      [
        ("w \"1\"\\\u{1}", StoredArray(a)), ("empty", StoredArray(Tensor([0]))),
        ("one", StoredArray(Tensor([], [3]))),
      ],
      metadata: ["κ": "\t\"quoted\"", "b": ""])
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try file.write(to: path)
    let read = try SafetensorsFile(path: path)
    #expect(read.metadata == file.metadata)
    #expect(read.arrays.map(\.name) == file.arrays.map(\.name))
    #expect(try read["w \"1\"\\\u{1}"]?.tensor() == a)
    #expect(try read["one"]?.tensor() == Tensor([], [3]))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(read.encoded()))
    #expect(read.encoded().prefix(8)[0] % 8 == 0)
  }

  @Test func `every cut of a file is refused`() {
    for length in 0..<PythonFiles.safetensors.count {
      let bytes = Array(PythonFiles.safetensors.prefix(length))
      #expect(throws: TensorFileError.self) { try SafetensorsFile(bytes: bytes) }
    }
    #expect(throws: TensorFileError.self) { try SafetensorsFile(bytes: PythonFiles.safetensors + [0]) }
  }

  private static func bytes(_ header: String, data: Int) -> [UInt8] {
    let count = header.utf8.count
    return [UInt8(count & 255), UInt8(count >> 8), 0, 0, 0, 0, 0, 0] + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  @Test func `a header of the plain form is read`() throws {
    let header = #" { "a" : {"shape":[ 2 ],"dtype":"\u0046\u00332", "data_offsets":[0, 8]} } "#
    let file = try SafetensorsFile(bytes: Self.bytes(header, data: 8))
    #expect(try file["a"]?.tensor() == Tensor([2]))
  }

  @Test(
    arguments: [
      // Overlapping, with a gap, negative, backwards, beyond the end, not of the shape's size.
      #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}"#,
      #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}"#,
      #"{"a":{"dtype":"U8","shape":[-4],"data_offsets":[0,8]}}"#,
      #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[8,4]}}"#,
      #"{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}"#,
      #"{"a":{"dtype":"U8","shape":[7],"data_offsets":[0,8]}}"#,
      // Shapes that cannot be counted.
      #"{"a":{"dtype":"F32","shape":[4611686018427387904,4,0],"data_offsets":[0,0]}}"#,
      #"{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,8]}}"#,
      // Unknown types and fields, repeated names, missing fields.
      #"{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}"#,
      #"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8],"more":1}}"#,
      #"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[0],"data_offsets":[8,8]}}"#,
      #"{"a":{"dtype":"U8","data_offsets":[0,8]}}"#, #"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0]}}"#,
      // No JSON of this form.
      #"{"a":1}"#, #"{"__metadata__":{"a":1}}"#, #"{"a"#, #"{"a\u00"#, #"{"a\q":"#, "[]", "", "{}}",
    ])
  func `headers that lie are refused`(header: String) {
    #expect(throws: TensorFileError.self) { try SafetensorsFile(bytes: Self.bytes(header, data: 8)) }
  }

  @Test func `a header that claims to be longer than the file is refused`() {
    let bytes = [UInt8](repeating: 0xFF, count: 8) + Array("{}".utf8)
    #expect(throws: TensorFileError.self) { try SafetensorsFile(bytes: bytes) }
  }
}
