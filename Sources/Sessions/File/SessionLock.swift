import Foundation

/// The mark of a process that writes a session; it goes when the process does, however that ends.
///
/// It lies on a file beside, never on the session itself: closing a second descriptor of a database drops the
/// locks that SQLite holds on it in this process.
final class SessionLock: Sendable {
  private let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  static func path(for session: String) -> String { session + "-lock" }

  /// Takes the lock.
  ///
  /// - Throws: `SessionError.inUse` when another has it, `.notWritable` when there can be none.
  static func acquire(for session: String) throws(SessionError) -> SessionLock {
    let path = path(for: session)
    // Those who only look hold it for a moment; those who release it remove the file.
    for _ in 0..<20 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw .notWritable(path: session, detail: String(cString: strerror(errno)))
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isSame(descriptor, path) {
        return SessionLock(path: path, descriptor: descriptor)
      }
      close(descriptor)
      usleep(10_000)
    }
    throw .inUse(path: session)
  }

  /// Takes the lock of a session that is there already.
  ///
  /// - Throws: `SessionError.inUse` when another has it, `.notChangeable` when there can be none.
  static func acquireToChange(_ session: String) throws(SessionError) -> SessionLock {
    do {
      return try acquire(for: session)
    } catch .notWritable(let path, let detail) {
      throw .notChangeable(path: path, detail: detail)
    }
  }

  /// Whether a living process writes the session.
  static func isHeld(for session: String) -> Bool {
    let descriptor = open(path(for: session), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Gives the lock back and removes its file.
  func release() {
    unlink(path)
    close(descriptor)
  }

  /// Whether the path still leads to the opened file.
  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }
}
