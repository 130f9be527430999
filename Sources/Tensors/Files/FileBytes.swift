import Glibc

/// Whole files as bytes.
enum FileBytes {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(TensorFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, "cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(path, "cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FilePlace(file: path).fault("this is no regular file", "Name a file")
    }
    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + filled, size - filled)
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { return }
        filled += got
      }
    }
    if failed { throw fault(path, "cannot be read") }
    return bytes
  }

  /// Writes a file of these parts, one after the other; an older file stays until the new one is complete.
  static func write(_ parts: [ArraySlice<UInt8>], to path: String) throws(TensorFileError) {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault(path, "cannot be written") }
    var isWritten = parts.allSatisfy { writeAll($0, descriptor) }
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(temporary, path) == 0 else {
      let error = fault(path, "cannot be written")
      unlink(temporary)
      throw error
    }
  }

  private static func writeAll(_ bytes: ArraySlice<UInt8>, _ descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }

  private static func fault(_ path: String, _ what: String) -> TensorFileError {
    FilePlace(file: path).fault(
      "the file \(what): \(String(cString: strerror(errno)))", "Check the path and your rights to it")
  }
}
