import Foundation

/// The resident memory of this process, as Linux counts it.
enum Memory {
  /// Makes the present resident memory the peak.
  ///
  /// - Returns: the present resident memory, bytes.
  static func resetPeak() throws -> Int {
    // Of the bits that this file takes, 5 resets the peak; see proc(5).
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    return try entry("VmRSS")
  }

  /// The most resident memory since `resetPeak`, bytes.
  static func peak() throws -> Int { try entry("VmHWM") }

  private static func entry(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix(name + ":") {
      if let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) {
        return 1024 * kibibytes
      }
    }
    throw ProbeError("/proc/self/status does not tell \(name)")
  }
}
