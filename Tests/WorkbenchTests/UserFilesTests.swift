import Foundation
import Testing
import Workbench

@Suite("A person's files") struct UserFilesTests {
  private let folder = NSTemporaryDirectory() + "plexus-files-\(UUID().uuidString)"
  private var files: UserFiles {
    .standard(environment: [
      "HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_CONFIG_HOME": "relative",
    ])
  }
  private func write(_ text: String) throws {
    let file = URL(fileURLWithPath: files.configuration)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  private func saved() throws -> String { try String(contentsOfFile: files.configuration, encoding: .utf8) }

  @Test func `they stand where the XDG rules say`() {
    #expect(files.configuration == folder + "/.config/plexus/config.yaml")
    #expect(files.history == folder + "/state/plexus/history")
    #expect(UserFiles.standard(environment: ["HOME": "/h"]).history == "/h/.local/state/plexus/history")
    #expect(files.shown(files.configuration) == "~/.config/plexus/config.yaml")
  }

  @Test func `lines that two workbenches remember are all kept`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try files.remember("theme daylight")
    try files.remember("quit")
    #expect(files.readHistory().lines == ["theme daylight", "quit"])
  }

  @Test func `settings are written into the file, comments and keys stay`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try files.save([ChangedSetting(name: "theme", value: "daylight")])
    #expect(try saved() == "theme: daylight\n")
    try write("# mine\ntheme: midnight # dark\nkeys:\n  panel.zoom: f2\n")
    try files.save([
      ChangedSetting(name: "theme", value: "daylight"), ChangedSetting(name: "data", value: "/a b"),
    ])
    #expect(try saved() == "# mine\ntheme: daylight # dark\nkeys:\n  panel.zoom: f2\ndata: \"/a b\"\n")
  }

  @Test(arguments: ["theme: [\n", "{theme: midnight}\n"])
  func `a file that cannot be changed safely stays as it is`(text: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(text)
    #expect(throws: ConfigurationProblem.self) {
      try files.save([ChangedSetting(name: "theme", value: "daylight")])
    }
    #expect(try saved() == text)
  }
}
