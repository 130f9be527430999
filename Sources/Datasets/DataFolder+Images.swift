import Glibc

extension DataFolder {
  /// One part of a set, with the files it was read from: none for drawn digits, which are those
  /// of seed 0.
  ///
  /// - Parameters:
  ///   - count: how many samples, from the beginning; at most all that the files hold. Drawn digits have no
  ///     end; nil means `DrawnDigits.defaultCount` of them.
  ///   - threads: how many threads may draw; the samples do not depend on it.
  /// - Throws: `DatasetError` when the folder or a file is missing or a file is not as it should be.
  public func load(
    _ dataset: ImageDataset, _ part: DatasetPart, count: Int? = nil, threads: Int = 1
  ) throws(DatasetError) -> (set: ImageSet, files: [DataFile]) {
    if dataset.isEmbedded {
      return (DrawnDigits().images(part, count: count, threads: threads), [])
    }
    let images = try require(.images, of: part, in: dataset)
    let labels = try require(.labels, of: part, in: dataset)
    let (whole, files) = try IDX.read(
      images: images, labels: labels, rows: 28, columns: 28, classNames: dataset.classNames)
    guard let count, count < whole.count else { return (whole, files) }
    return (whole.subset(Array(0..<count)), files)
  }

  /// What an IDX file holds.
  enum FileKind: String {
    case images = "images"
    case labels = "labels"

    /// The names under which the original sites and their mirrors give the file.
    func names(_ part: DatasetPart) -> [String] {
      let rank = self == .images ? "idx3" : "idx1"
      return ["-", "."].flatMap { separator in
        ["", ".gz"].map { "\(part.filePrefix)-\(rawValue)\(separator)\(rank)-ubyte\($0)" }
      }
    }
  }

  func folder(of dataset: ImageDataset) -> String { "\(path)/\(dataset.folderName)" }

  func find(_ kind: FileKind, of part: DatasetPart, in dataset: ImageDataset) -> String? {
    kind.names(part).map { "\(folder(of: dataset))/\($0)" }.first { access($0, F_OK) == 0 }
  }

  private func require(
    _ kind: FileKind, of part: DatasetPart, in dataset: ImageDataset
  ) throws(DatasetError) -> String {
    if let path = find(kind, of: part, in: dataset) { return path }
    for folder in [path, folder(of: dataset)] where access(folder, F_OK) != 0 {
      throw .missingFolder(path: folder)
    }
    throw .missingFile(folder: folder(of: dataset), names: kind.names(part))
  }
}
