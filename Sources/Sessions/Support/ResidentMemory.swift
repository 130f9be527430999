import Foundation

/// The memory that this process holds.
enum ResidentMemory {
  /// Bytes; 0 where the system does not tell.
  static var current: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
