/// Why a data set could not be read; the description says what is wrong and what to do.
public enum DatasetError: Error, Equatable, Sendable {
  /// The folder that should hold a set is not there.
  case missingFolder(path: String)
  /// None of the names under which a file is looked for is in the folder.
  case missingFile(folder: String, names: [String])
  /// The operating system refuses to open or read a file.
  case unreadable(path: String, reason: String)
  /// A file does not begin with the number that marks its kind.
  case badMagic(path: String, expected: UInt32, found: UInt32)
  /// A file ends before what its header announces.
  case truncated(path: String, expectedBytes: Int, foundBytes: Int)
  /// A file ends before its header does.
  case cutHeader(path: String, headerBytes: Int, foundBytes: Int)
  /// A file goes on after what its header announces.
  case trailingBytes(path: String, expectedBytes: Int, foundBytes: Int)
  /// The compressed bytes of a file are not what the compressor wrote.
  case damagedCompression(path: String)
  /// The images have another height or width than the set must have.
  case wrongDimensions(path: String, expected: [Int], found: [Int])
  /// The image file and the label file have different numbers of samples.
  case countsDiffer(imagesPath: String, images: Int, labelsPath: String, labels: Int)
  /// A label stands for no class of the set.
  case labelOutOfRange(path: String, sample: Int, label: Int, classes: Int)
  /// A class has fewer samples than are to be held back from it.
  case tooFewSamples(className: String, needed: Int, found: Int)
}

extension DatasetError: CustomStringConvertible {
  /// One sentence on what is wrong, naming the file, and one on what to do.
  public var description: String { "\(problem) \(remedy)" }

  private var problem: String {
    switch self {
    case .missingFolder(let path):
      "There is no data folder \(path)."
    case .missingFile(let folder, let names):
      "\(folder) holds none of \(names.joined(separator: ", "))."
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)."
    case .badMagic(let path, let expected, let found):
      "\(path) is not the IDX file it should be: it begins with the number \(found), not \(expected)."
    case .truncated(let path, let expected, let found):
      "\(path) is truncated: its header announces \(expected) bytes, but there are only \(found)."
    case .cutHeader(let path, let header, let found):
      "\(path) is truncated: its header takes \(header) bytes, but there are only \(found)."
    case .trailingBytes(let path, let expected, let found):
      "\(path) is too long: its header announces \(expected) bytes, but there are \(found)."
    case .damagedCompression(let path):
      "\(path) is damaged: its compressed bytes do not unpack."
    case .wrongDimensions(let path, let expected, let found):
      "\(path) holds images of \(shape(found)) pixels, not \(shape(expected))."
    case .countsDiffer(let imagesPath, let images, let labelsPath, let labels):
      "\(imagesPath) holds \(images) images, but \(labelsPath) holds \(labels) labels."
    case .labelOutOfRange(let path, let sample, let label, let classes):
      "\(path) gives sample \(sample) the label \(label), but labels lie in 0…\(classes - 1)."
    case .tooFewSamples(let className, let needed, let found):
      "Class \"\(className)\" has \(found) samples, but \(needed) of it are to be held back."
    }
  }

  private var remedy: String {
    switch self {
    case .missingFolder, .missingFile:
      "Put the set's original files there, or name another data folder with --data or PLEXUS_DATA."
    case .unreadable:
      "Check that it is a file and that you may read it."
    case .badMagic, .truncated, .cutHeader, .trailingBytes, .damagedCompression, .labelOutOfRange:
      "Replace it with a fresh copy of the original file."
    case .wrongDimensions, .countsDiffer:
      "Replace both files with the images and labels of one and the same set."
    case .tooFewSamples:
      "Hold back fewer samples, or use a larger set."
    }
  }

  private func shape(_ dimensions: [Int]) -> String {
    dimensions.map(String.init).joined(separator: "×")
  }
}
