import Foundation

/// Where arrangements of panels are kept from one start to the next: `plexus/panels.json` in the place that the XDG
/// rules give for state.
struct ArrangementFile: Sendable {
  let path: String

  static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> Self {
    ArrangementFile(path: UserFiles.state("panels.json", environment))
  }

  /// What is kept, by system; a file that cannot be read is put aside, so that nothing in it is lost.
  ///
  /// - Returns: the arrangements, and what to tell the person.
  func read() -> (arrangements: [String: PanelArrangement], problem: String?) {
    guard let data = FileManager.default.contents(atPath: path) else { return ([:], nil) }
    do {
      return (try JSONDecoder().decode([String: PanelArrangement].self, from: data), nil)
    } catch {
      let aside = path + ".broken"
      try? FileManager.default.removeItem(atPath: aside)
      try? FileManager.default.moveItem(atPath: path, toPath: aside)
      return (
        [:], "\(path) cannot be read and was put aside as \(aside); panels stand as systems declare them"
      )
    }
  }

  /// - Throws: why it could not be written.
  func write(_ arrangements: [String: PanelArrangement]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try encoder.encode(arrangements).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
