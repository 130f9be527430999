import Datasets
import Testing

@Suite struct DataFolderTests {
  @Test func `an explicit path wins over the environment, which wins over the home folder`() {
    let environment = ["PLEXUS_DATA": "/data", "HOME": "/home/ada"]
    #expect(DataFolder("/here") { environment[$0] }.path == "/here")
    #expect(DataFolder("~/sets") { environment[$0] }.path == "/home/ada/sets")
    #expect(DataFolder(nil) { environment[$0] }.path == "/data")
    #expect(DataFolder("") { $0 == "HOME" ? "/home/ada" : "" }.path == "/home/ada/.local/share/plexus/data")
  }

  @Test func `a set is there when its four files are, under either kind of name`() throws {
    let folder = try TemporaryFolder()
    let data = DataFolder(folder.path)
    #expect(data.imageDatasets == [.drawnDigits])
    try folder.write("mnist/train-images-idx3-ubyte.gz", [])
    try folder.write("mnist/train-labels.idx1-ubyte", [])
    try folder.write("mnist/t10k-images.idx3-ubyte.gz", [])
    #expect(!data.contains(.mnist))
    try folder.write("mnist/t10k-labels-idx1-ubyte", [])
    #expect(data.imageDatasets == [.drawnDigits, .mnist])
  }

  @Test func `a part of a set is loaded, whole or its beginning`() throws {
    let folder = try TemporaryFolder()
    let pixels = (0..<3 * 784).map { UInt8(truncatingIfNeeded: $0) }
    try folder.write("fashion-mnist/t10k-images-idx3-ubyte", idx(2051, [3, 28, 28], pixels))
    try folder.write("fashion-mnist/t10k-labels-idx1-ubyte.gz", gzipped(idx(2049, [3], [9, 0, 4])))
    let (set, files) = try DataFolder(folder.path).load(.fashionMNIST, .test)
    #expect(set.count == 3 && set.pixels == pixels && set.classNames[9] == "Ankle boot")
    #expect(files.count == 2)
    let beginning = try DataFolder(folder.path).load(.fashionMNIST, .test, count: 2).set
    #expect(beginning.labels == [9, 0] && beginning.pixels == Array(pixels.prefix(2 * 784)))
    #expect(try DataFolder(folder.path).load(.fashionMNIST, .test, count: 9).set == set)
  }

  @Test func `a missing folder or file is named`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: DatasetError.missingFolder(path: "\(folder.path)/none")) {
      try DataFolder("\(folder.path)/none").load(.mnist, .training)
    }
    #expect(throws: DatasetError.missingFolder(path: "\(folder.path)/mnist")) {
      try DataFolder(folder.path).load(.mnist, .training)
    }
    try folder.write("mnist/train-images-idx3-ubyte", [])
    #expect(
      throws: DatasetError.missingFile(
        folder: "\(folder.path)/mnist",
        names: [
          "train-labels-idx1-ubyte", "train-labels-idx1-ubyte.gz", "train-labels.idx1-ubyte",
          "train-labels.idx1-ubyte.gz",
        ])
    ) {
      try DataFolder(folder.path).load(.mnist, .training)
    }
  }

  @Test func `drawn digits need no folder`() throws {
    let (set, files) = try DataFolder("/nowhere").load(.drawnDigits, .test, count: 30)
    #expect(set == DrawnDigits().images(.test, count: 30) && files.isEmpty)
  }
}
