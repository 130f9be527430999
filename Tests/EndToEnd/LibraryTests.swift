import Foundation
import Testing

@Suite struct LibraryTests {
  private let example = Program.root.appending(path: "Tests/LibraryExample/main.swift")

  private func run(_ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func `the page on the library shows the example as it is built`() throws {
    let page = try String(contentsOf: Program.root.appending(path: "docs/library.md"), encoding: .utf8)
    let source = try String(contentsOf: example, encoding: .utf8)
    #expect(page.contains("```swift\n\(source)```"))
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
  }

  @Test func `the example learns, and does the same as a package of its own`() throws {
    let here = try run(Program.root.appending(path: ".build/release/library-example").path)
    #expect(here.status == 0)
    let last = try #require(here.output.split(separator: "\n").last)
    let right = try #require(last.split(separator: " ").dropLast(3).last.flatMap { Int($0) })
    #expect(right >= 58, "\(last)")

    let folder = Folder()
    let sources = folder.url.appending(path: "Sources/Example")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: example, to: sources.appending(path: "main.swift"))
    let manifest = """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "Example",
        dependencies: [.package(name: "plexus", path: "\(Program.root.path)")],
        targets: [
          .executableTarget(
            name: "Example", dependencies: [.product(name: "PlexusCompute", package: "plexus")])
        ])
      """
    try Data(manifest.utf8).write(to: folder.url.appending(path: "Package.swift"))
    let built = try run("swift", "build", "--package-path", folder.url.path, "-c", "release", "--quiet")
    #expect(built.status == 0, "\(built.output.suffix(2000))")
    let outside = try run(folder.url.appending(path: ".build/release/Example").path)
    #expect(outside.output == here.output)
  }
}
