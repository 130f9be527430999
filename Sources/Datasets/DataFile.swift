import Glibc
import Tensors

/// A file that was read, with what a session needs to tell later whether it is still the same.
public struct DataFile: Sendable, Equatable {
  /// Where it was read.
  public let path: String
  /// Its size on disk in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes on disk (compressed ones where it is compressed), 64 hexadecimal digits.
  public let sha256: String

  /// Reads the whole file at `path`.
  ///
  /// - Throws: `DatasetError.unreadable` when it cannot be opened or read.
  static func read(_ path: String) throws(DatasetError) -> (file: DataFile, bytes: [UInt8]) {
    let bytes = try readBytes(path)
    return (DataFile(path: path, byteCount: bytes.count, sha256: SHA256.hexDigest(of: bytes)), bytes)
  }

  private static func readBytes(_ path: String) throws(DatasetError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let room = bytes.count - filled
      let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, room) }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw unreadable(path) }
      guard got > 0 else { break }
      filled += got
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func unreadable(_ path: String) -> DatasetError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
