import Glibc

/// The folder that holds real data sets in their original formats, one folder each.
public struct DataFolder: Sendable, Equatable {
  /// Where it is.
  public let path: String

  /// The folder at `path`, or where that is nil `$PLEXUS_DATA`, or `~/.local/share/plexus/data`.
  ///
  /// Nothing is opened yet: a folder that is not there shows when a set is loaded from it.
  public init(_ path: String? = nil) {
    self.init(path, environment: DataFolder.processEnvironment)
  }

  /// The same with `environment` in the place of the process's own.
  package init(_ path: String?, environment: (String) -> String?) {
    let home = environment("HOME") ?? "."
    let given = [path, environment("PLEXUS_DATA")].compactMap(\.self).first { !$0.isEmpty }
    let chosen = given ?? "~/.local/share/plexus/data"
    self.path = chosen.hasPrefix("~/") ? home + chosen.dropFirst() : chosen
  }

  /// True when all that `load` needs for this set is there; says nothing about what the files hold.
  public func contains(_ dataset: ImageDataset) -> Bool {
    dataset.isEmbedded
      || DatasetPart.allCases.allSatisfy { part in
        [FileKind.images, .labels].allSatisfy { find($0, of: part, in: dataset) != nil }
      }
  }

  /// The known sets that can be loaded, in the order of `ImageDataset.allCases`.
  public var imageDatasets: [ImageDataset] { ImageDataset.allCases.filter(contains) }

  private static func processEnvironment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
