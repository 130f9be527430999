import Datasets
import Tensors
import Testing

@Suite struct IDXTests {
  private let folder: TemporaryFolder
  private let pixels: [UInt8] = (0..<18).map { UInt8($0 * 14) }
  private let labels: [UInt8] = [1, 0, 2]

  init() throws { folder = try TemporaryFolder() }

  private var imageFile: [UInt8] { idx(2051, [3, 2, 3], pixels) }
  private var labelFile: [UInt8] { idx(2049, [3], labels) }

  private func read(
    _ images: [UInt8], _ labels: [UInt8]
  ) throws -> (set: ImageSet, files: [DataFile]) {
    try IDX.read(
      images: folder.write("images", images), labels: folder.write("labels", labels), rows: 2, columns: 3,
      classNames: ["a", "b", "c"])
  }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  @Test func `plain files are read`() throws {
    let (set, files) = try read(imageFile, labelFile)
    #expect(set.count == 3 && set.rows == 2 && set.columns == 3)
    #expect(set.pixels == pixels && set.labels == labels && set.classNames == ["a", "b", "c"])
    #expect(Array(set.image(1)) == Array(pixels[6..<12]))
    #expect(files.map(\.path) == [path("images"), path("labels")])
    #expect(files.map(\.byteCount) == [imageFile.count, labelFile.count])
    #expect(files.map(\.sha256) == [imageFile, labelFile].map(SHA256.hexDigest(of:)))
  }

  @Test func `files packed with gzip are read, and the digest is of the packed bytes`() throws {
    let packed = try gzipped(imageFile)
    let (set, files) = try read(packed, try gzipped(labelFile))
    #expect(set.pixels == pixels && set.labels == labels)
    #expect(files[0].byteCount == packed.count && files[0].sha256 == SHA256.hexDigest(of: packed))
  }

  @Test func `an image larger than one piece of unpacking is read`() throws {
    var random = Philox(seed: 3, purpose: .generation)
    let many = (0..<3_000_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let images = try folder.write("images", gzipped(idx(2051, [1, 1000, 3000], many)))
    let labels = try folder.write("labels", idx(2049, [1], [0]))
    let (set, _) = try IDX.read(
      images: images, labels: labels, rows: 1000, columns: 3000, classNames: ["only"])
    #expect(set.pixels == many)
  }

  @Test func `another magic number is named`() {
    #expect(throws: DatasetError.badMagic(path: path("images"), expected: 2051, found: 2049)) {
      try read(labelFile, labelFile)
    }
    #expect(throws: DatasetError.badMagic(path: path("labels"), expected: 2049, found: 2051)) {
      try read(imageFile, imageFile)
    }
  }

  @Test(arguments: [0, 3, 4, 15, 16, 20, 33])
  func `a file cut short says how many bytes it should have and has`(length: Int) {
    let error: DatasetError =
      length < 16
      ? .cutHeader(path: path("images"), headerBytes: 16, foundBytes: length)
      : .truncated(path: path("images"), expectedBytes: imageFile.count, foundBytes: length)
    #expect(throws: error) { try read(Array(imageFile.prefix(length)), labelFile) }
  }

  @Test func `a packed file cut short counts unpacked bytes`() throws {
    var random = Philox(seed: 4, purpose: .generation)
    let values = (0..<6000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let packed = try gzipped(idx(2051, [1000, 2, 3], values))
    let error = #expect(throws: DatasetError.self) {
      try read(Array(packed.prefix(packed.count / 2)), labelFile)
    }
    guard case .truncated(_, let expected, let found) = error else {
      Issue.record("not truncated: \(String(describing: error))")
      return
    }
    #expect(expected == 6016 && found < expected)
  }

  @Test func `a packed file without its checksum or with a wrong one is damaged`() throws {
    let packed = try gzipped(imageFile)
    var wrong = packed
    wrong[packed.count - 6] ^= 1
    for bytes in [Array(packed.dropLast(4)), wrong] {
      #expect(throws: DatasetError.damagedCompression(path: path("images"))) { try read(bytes, labelFile) }
    }
  }

  @Test func `a file that goes on too long is refused`() {
    let expected = imageFile.count
    #expect(
      throws: DatasetError.trailingBytes(
        path: path("images"), expectedBytes: expected, foundBytes: expected + 1)
    ) {
      try read(imageFile + [0], labelFile)
    }
  }

  @Test func `images of another size are refused`() {
    #expect(throws: DatasetError.wrongDimensions(path: path("images"), expected: [2, 3], found: [3, 2])) {
      try read(idx(2051, [3, 3, 2], pixels), labelFile)
    }
  }

  @Test func `different numbers of images and labels are refused`() {
    #expect(
      throws: DatasetError.countsDiffer(
        imagesPath: path("images"), images: 3, labelsPath: path("labels"), labels: 2)
    ) {
      try read(imageFile, idx(2049, [2], [0, 1]))
    }
  }

  @Test func `a label without a class is refused`() {
    #expect(throws: DatasetError.labelOutOfRange(path: path("labels"), sample: 1, label: 3, classes: 3)) {
      try read(imageFile, idx(2049, [3], [0, 3, 2]))
    }
  }

  @Test func `a file that is not there or is a folder cannot be read`() throws {
    let labels = try folder.write("labels", labelFile)
    for name in ["nothing", "."] {
      let error = #expect(throws: DatasetError.self) {
        try IDX.read(images: path(name), labels: labels, rows: 2, columns: 3, classNames: ["a", "b", "c"])
      }
      guard case .unreadable(path(name), _) = error else {
        Issue.record("another error: \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `an error says in two sentences what is wrong with which file and what to do`() {
    let error = DatasetError.truncated(path: "/d/images", expectedBytes: 7840016, foundBytes: 100)
    #expect(
      error.description
        == "/d/images is truncated: its header announces 7840016 bytes, but there are only 100. "
        + "Replace it with a fresh copy of the original file.")
  }
}
