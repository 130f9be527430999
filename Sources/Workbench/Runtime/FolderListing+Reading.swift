import Foundation

extension FolderListing {
  /// Reads a folder, the present one for an empty path; one that cannot be read has no names.
  static func read(_ folder: String) -> FolderListing {
    let place = URL(fileURLWithPath: folder.isEmpty ? "." : folder)
    let found =
      (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)) ?? []
    let names = found.map { file in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      return file.lastPathComponent + (exists && isFolder.boolValue ? "/" : "")
    }
    return FolderListing(folder: folder, names: names.sorted())
  }
}
