import Foundation
import Synchronization

/// What was read of sessions that are over, as long as their files stay as they are.
enum SessionInfoCache {
  /// What changes whenever a file does.
  private struct Signature: Equatable {
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      // What is in a log beside it may be newer than the file.
      guard stat(path, &status) == 0, access(path + "-wal", F_OK) != 0 else { return nil }
      (inode, size) = (UInt64(status.st_ino), Int64(status.st_size))
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  private static let known = Mutex<[String: (Signature, SessionInfo)]>([:])

  /// What a session file says of itself, read anew only if it may have changed.
  ///
  /// - Throws: `SessionError`.
  static func read(_ path: String) throws(SessionError) -> SessionInfo {
    let signature = Signature(path)
    if let signature, let (former, info) = known.withLock({ $0[path] }), former == signature { return info }
    let info = try SessionInfo.read(path)
    known.withLock { $0[path] = info.status.isFinal ? signature.map { ($0, info) } : nil }
    return info
  }
}
