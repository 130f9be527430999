import Foundation
import Tensors
import Testing

@Suite struct FileTests {
  private static func temporary(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)-\(name)").path
  }

  private static func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = temporary(name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `arrays that NumPy wrote are read`() throws {
    #expect(try NPY.decode(PythonFiles.floats).tensor() == Tensor([2, 3], [0, 0.25, 0.5, 0.75, 1, 1.25]))
    let shorts = try NPY.decode(PythonFiles.fortranShorts)
    #expect(try shorts.tensor(of: Int16.self) == TypedTensor([2, 3], [0, 1, 2, 3, 4, 5]))
    #expect(try shorts.tensor(of: Float.self) == Tensor([2, 3], [0, 1, 2, 3, 4, 5]))
    let doubles = try NPY.decode(PythonFiles.doublesVersion2)
    #expect(try doubles.tensor(of: Double.self).elements == [0.5, -1e300, .infinity])
    #expect(try NPY.decode(PythonFiles.flagsVersion3).tensor(of: UInt8.self) == TypedTensor([2, 1], [1, 0]))
    #expect(try NPY.decode(PythonFiles.scalar).tensor(of: Int8.self) == TypedTensor([], [7]))
  }

  @Test func `an array is converted only where no number changes`() throws {
    let doubles = try NPY.decode(PythonFiles.doublesVersion2, name: "a.npy")
    let error = #expect(throws: TensorFileError.self) { try doubles.tensor(of: Float.self) }
    #expect(error?.description.hasPrefix("a.npy: element 1 of type F64 is no number of type F32") == true)
    let signed = StoredArray(TypedTensor<Int16>([3], [-1, 0, 1]))
    #expect(throws: TensorFileError.self) { try signed.tensor(of: UInt8.self) }
    #expect(try signed.tensor(of: Int8.self).elements == [-1, 0, 1])
    let special = StoredArray(TypedTensor<Double>([3], [.nan, -.infinity, 0.25]))
    let floats = try special.tensor(of: Float.self).elements
    #expect(floats[0].isNaN && floats[1...] == [-.infinity, 0.25])
    #expect(throws: TensorFileError.self) { try special.tensor(of: Int32.self) }
  }

  @Test func `arrays of other kinds are refused with a reason`() {
    let big = #expect(throws: TensorFileError.self) { try NPY.decode(PythonFiles.bigEndian) }
    #expect(big?.problem == "elements of type '>i4' cannot be read")
    let fields = #expect(throws: TensorFileError.self) { try NPY.decode(PythonFiles.fields) }
    #expect(fields?.problem == "arrays with fields cannot be read")
    #expect(throws: TensorFileError.self) { try NPY.decode(PythonFiles.safetensors) }
    #expect(throws: TensorFileError.self) { try NPY.read("/nowhere/at-all.npy") }
    #expect(throws: TensorFileError.self) { try NPZ.read("/nowhere/at-all.npz") }
  }

  @Test func `every cut of an array's file is refused`() {
    for length in 0..<PythonFiles.floats.count {
      #expect(throws: TensorFileError.self) { try NPY.decode(Array(PythonFiles.floats.prefix(length))) }
    }
    #expect(throws: TensorFileError.self) { try NPY.decode(PythonFiles.floats + [0]) }
  }

  @Test(
    arguments: [
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4, 0), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, }", "{'descr': '<f4', 'shape': (2,), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2", "{'descr", "{'descr': [[", "", "[]",
    ])
  func `headers that lie are refused`(header: String) {
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + [UInt8](repeating: 0, count: 8)
    #expect(throws: TensorFileError.self) { try NPY.decode(bytes) }
  }

  @Test func `arrays come back from their files`() throws {
    var random = Philox(seed: 1, purpose: .generation)
    let tensor = random.tensor([3, 1, 5])
    let path = Self.temporary("a.npy")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try NPY.write(StoredArray(tensor), to: path)
    #expect(try NPY.read(path).tensor() == tensor)
    let single = TypedTensor<Int8>([1], [-3])
    #expect(try NPY.decode(NPY.encode(StoredArray(single))).tensor() == single)
    #expect(NPY.encode(StoredArray(Tensor([2, 3], [0, 0.25, 0.5, 0.75, 1, 1.25]))) == PythonFiles.floats)
  }

  @Test(arguments: [false, true])
  func `archives come back, the same arrays in the same bytes`(deflated: Bool) throws {
    var random = Philox(seed: 2, purpose: .generation)
    let (a, b) = (random.tensor([40, 30], share: 0.1), TypedTensor<Int32>([2], [1, -1]))
    let paths = [Self.temporary("a.npz"), Self.temporary("b.npz")]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths {
      try NPZ.write([("a", StoredArray(a)), ("größe/b", StoredArray(b))], to: path, deflated: deflated)
    }
    let arrays = try NPZ.read(paths[0])
    #expect(arrays.keys.sorted() == ["a", "größe/b"])
    #expect(try arrays["a"]?.tensor() == a)
    #expect(try arrays["größe/b"]?.tensor() == b)
    let bytes = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    #expect(deflated == (bytes[0].count < 4000))
  }

  @Test func `archives that NumPy wrote are read, damaged ones refused`() throws {
    let path = try Self.write(PythonFiles.archive, "numpy.npz")
    let compressed = try Self.write(PythonFiles.compressedArchive, "compressed.npz")
    let damaged = Self.temporary("damaged.npz")
    defer { for path in [path, compressed, damaged] { try? FileManager.default.removeItem(atPath: path) } }
    let arrays = try NPZ.read(path)
    #expect(try arrays["weight"]?.tensor() == Tensor([3], [0, 1, 2]))
    #expect(try arrays["steps"]?.tensor() == TypedTensor<Int32>([1], [9]))
    #expect(try NPZ.read(compressed)["zeros"]?.tensor() == TypedTensor<Int32>([40, 50]))
    for original in [PythonFiles.archive, PythonFiles.compressedArchive] {
      for length in stride(from: 0, to: original.count, by: 7) {
        try Data(original.prefix(length)).write(to: URL(fileURLWithPath: damaged))
        #expect(throws: TensorFileError.self) { try NPZ.read(damaged) }
      }
    }
    // A bit of the last element of the first array.
    var flipped = PythonFiles.archive
    let place = try #require(flipped.indices.first { Array(flipped[$0...].prefix(4)) == [0, 0, 0, 0x40] })
    flipped[place + 2] ^= 1
    try Data(flipped).write(to: URL(fileURLWithPath: damaged))
    #expect(throws: TensorFileError.self) { try NPZ.read(damaged) }
  }

  @Test func `gzip members come back, and Python's are read`() {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 1000) }
    for level in [1, 9] {
      let unpacked = Gzip.unpack(Gzip.pack(bytes, level: level))
      #expect(unpacked.bytes == bytes && unpacked.ending == .complete)
    }
    #expect(Gzip.unpack(Gzip.pack([])).bytes.isEmpty)
    #expect(Gzip.isPacked(PythonFiles.gzip))
    #expect(Gzip.unpack(PythonFiles.gzip).bytes == Array(String(repeating: "spikes ", count: 20).utf8))
    #expect(Gzip.unpack(Array(PythonFiles.gzip.dropLast(3))).ending == .truncated)
  }
}
