import Foundation
import Sessions
import Testing

private let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite struct FormatDocumentTests {
  @Test(.enabled(if: python != nil, "there is no python3"))
  func `the script of the format's page reads the curves`() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/session-format.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    let script = try #require(parts.first { $0.hasPrefix("python\n") }).dropFirst("python\n".count)
    #expect(script.split(separator: "\n").count <= 20)
    let folder = try TemporaryFolder()
    try script.write(toFile: folder.file("curves.py"), atomically: true, encoding: .utf8)
    try Toy.record(folder.file("a.plexus"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = [folder.file("curves.py"), folder.file("a.plexus")]
    // A file, not a pipe: reading that is not interrupted by signals.
    let output = folder.file("curves.txt")
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    process.waitUntilExit()
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
    #expect(process.terminationStatus == 0)
    #expect(lines.first == "toy seed 7 done")
    #expect(lines.contains { $0.hasPrefix("position: 40 points, step 1 to 40, last value ") })
  }
}
