import Foundation

/// The output of an export: a file that appears when it is whole, or standard output.
final class ExportFile {
  private static let bufferSize = 1 << 16

  private let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  private var isStandardOutput: Bool { path == "-" }
  private var temporary: String { path + ".part" }

  /// - Throws: `SessionError` when the file exists or cannot be made.
  init(_ path: String, overwrite: Bool) throws(SessionError) {
    self.path = path
    if path == "-" {
      handle = .standardOutput
      return
    }
    if FileManager.default.fileExists(atPath: path), !overwrite { throw .exists(path: path) }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw .noFolder(path: path, folder: folder)
    }
    let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .notWritable(path: path, detail: String(cString: strerror(errno))) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func write(_ text: String) throws(SessionError) {
    buffer += text.utf8
    if buffer.count >= ExportFile.bufferSize { try flush() }
  }

  /// Writes the rest and gives the file its name.
  func finish() throws(SessionError) {
    try flush()
    if isStandardOutput { return }
    guard rename(temporary, path) == 0 else {
      throw .notWritable(path: path, detail: String(cString: strerror(errno)))
    }
  }

  /// Leaves nothing behind.
  func discard() {
    if !isStandardOutput { unlink(temporary) }
  }

  private func flush() throws(SessionError) {
    do {
      try handle.write(contentsOf: buffer)
      buffer.removeAll(keepingCapacity: true)
    } catch {
      throw .notWritable(path: path, detail: error.localizedDescription)
    }
  }
}
