import Foundation
import Testing

/// Screens as text files, to be compared with row by row.
///
/// `PLEXUS_UPDATE_GOLDENS=1` writes them anew; look at the difference before you keep it.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  private static let isUpdating = ProcessInfo.processInfo.environment["PLEXUS_UPDATE_GOLDENS"] == "1"

  /// Compares rows with the golden of a name.
  static func expect(
    _ rows: [String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name + ".txt")
    let text = rows.joined(separator: "\n") + "\n"
    if isUpdating {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record(
        "there is no golden \(name): write it with PLEXUS_UPDATE_GOLDENS=1", sourceLocation: sourceLocation)
      return
    }
    guard golden != text else { return }
    Issue.record("\(name) differs:\n\(difference(golden, text))", sourceLocation: sourceLocation)
  }

  /// The rows that differ, the golden's first.
  private static func difference(_ golden: String, _ text: String) -> String {
    let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let got = text.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for row in 0..<max(wanted.count, got.count) {
      let (one, other) = (row < wanted.count ? wanted[row] : "", row < got.count ? got[row] : "")
      if one != other { lines += ["row \(row) - \(one)", "row \(row) + \(other)"] }
    }
    return lines.joined(separator: "\n")
  }
}
