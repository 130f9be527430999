import Foundation

/// The output of an export: a file that appears when it is whole, or what is written as it comes: standard output, a
/// pipe, a device.
///
/// A symbolic link is followed: what it leads to is written, and the link stays.
final class ExportFile {
  private static let bufferSize = 1 << 16

  private let path: String
  private let descriptor: Int32
  /// Where the file is written until it is whole, and what it is called then; nil for what is written as it comes.
  private let names: (temporary: String, whole: String)?
  private var buffer: [UInt8] = []

  /// - Throws: `SessionError` when the file exists or cannot be made.
  init(_ path: String, overwrite: Bool) throws(SessionError) {
    self.path = path
    if path == "-" {
      (descriptor, names) = (STDOUT_FILENO, nil)
      return
    }
    let whole = try Self.followed(path)
    let folder = (whole as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw .noFolder(path: path, folder: folder)
    }
    var status = stat()
    let exists = stat(whole, &status) == 0
    switch status.st_mode & S_IFMT {
    case _ where !exists: break
    case S_IFDIR: throw .isFolder(path: path)
    case S_IFREG: if !overwrite { throw .exists(path: path) }
    default:
      descriptor = open(whole, O_WRONLY | O_CLOEXEC)
      names = nil
      if descriptor < 0 { throw .notExported(path: path, detail: String(cString: strerror(errno))) }
      return
    }
    let created = Self.create(beside: whole)
    guard created.descriptor >= 0 else {
      throw .notExported(path: path, detail: String(cString: strerror(errno)))
    }
    if exists { fchmod(created.descriptor, status.st_mode & 0o777) }
    descriptor = created.descriptor
    names = (created.path, whole)
  }

  deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

  func write(_ text: String) throws(SessionError) {
    buffer += text.utf8
    if buffer.count >= ExportFile.bufferSize { try flush() }
  }

  /// Writes the rest and gives the file its name.
  func finish() throws(SessionError) {
    try flush()
    guard let names, rename(names.temporary, names.whole) != 0 else { return }
    throw .notExported(path: path, detail: String(cString: strerror(errno)))
  }

  /// Leaves nothing behind.
  func discard() {
    if let names { unlink(names.temporary) }
  }

  private func flush() throws(SessionError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR {
        throw .notExported(path: path, detail: String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(max(0, written))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Where a path leads when all symbolic links at its end are followed, whether or not there is a file.
  private static func followed(_ path: String) throws(SessionError) -> String {
    var place = path
    for _ in 0..<40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else {
        return place
      }
      let folder = (place as NSString).deletingLastPathComponent
      place = target.hasPrefix("/") ? target : (folder as NSString).appendingPathComponent(target)
    }
    throw .notExported(path: path, detail: String(cString: strerror(ELOOP)))
  }

  /// A new file of a name that no other has.
  private static func create(beside path: String) -> (descriptor: Int32, path: String) {
    while true {
      let name = "\(path).\(String(UInt32.random(in: 0...(.max)), radix: 36)).part"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor >= 0 || errno != EEXIST { return (descriptor, name) }
    }
  }
}
