import Foundation

/// Renaming and deleting sessions; never while a process records one.
extension SessionStore {
  /// Gives a session another name in its folder, with all that belongs to it; nothing is ever overwritten.
  ///
  /// - Parameter name: without folder; `.plexus` is added if it is missing.
  /// - Returns: the new path.
  /// - Throws: `SessionError`: `.badName`, `.exists`, `.inUse`, `.notFound` or `.notChangeable`.
  public static func rename(_ path: String, to name: String) throws(SessionError) -> String {
    let name = name.hasSuffix(suffix) ? name : name + suffix
    guard isUsable(name) else { throw .badName(name) }
    let folder = (path as NSString).deletingLastPathComponent
    let new = (folder as NSString).appendingPathComponent(name)
    guard new != path else { return path }
    try change(path) { () throws(SessionError) in
      for state in StateTable.filesBeside(path) {
        // The session refers to them by their names, which begin with its own.
        let tail = (state as NSString).lastPathComponent.dropFirst((path as NSString).lastPathComponent.count)
        guard FileManager.default.fileExists(atPath: new + tail) else { continue }
        throw .exists(path: new + tail)
      }
      try move(path, to: new)
      try StateTable.rename(from: path, to: new)
    }
    return new
  }

  /// Deletes a session and what belongs to it.
  ///
  /// - Throws: `SessionError`: `.inUse`, `.notFound` or `.notChangeable`.
  public static func delete(_ path: String) throws(SessionError) {
    try change(path) { () throws(SessionError) in
      let states = StateTable.filesBeside(path)
      guard unlink(path) == 0 else {
        throw .notChangeable(path: path, detail: String(cString: strerror(errno)))
      }
      for file in states + ["\(path)-wal", "\(path)-shm"] { unlink(file) }
    }
  }

  /// Does something with a session that nobody records, after its file has been put in order.
  private static func change(_ path: String, _ body: () throws(SessionError) -> Void) throws(SessionError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    SessionRecovery.recoverIfNeeded(path)
    let lock = try SessionLock.acquireToChange(path)
    defer { lock.release() }
    try body()
  }

  /// A name that stays in the folder, can be seen in it and fits a file system.
  private static func isUsable(_ name: String) -> Bool {
    let base = name.dropLast(suffix.count)
    return !base.isEmpty && !base.hasPrefix(".") && !base.contains("/") && base.utf8.count <= 200
      && base.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Moves a file to a name that must be free; it is taken first, so that nothing can get in between.
  private static func move(_ path: String, to new: String) throws(SessionError) {
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .exists(path: new) }
      throw .notChangeable(path: path, detail: String(cString: strerror(errno)))
    }
    close(descriptor)
    guard Foundation.rename(path, new) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(new)
      throw .notChangeable(path: path, detail: reason)
    }
  }
}
