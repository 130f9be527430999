import Foundation
import Testing

@Suite struct LibraryTests {
  private let example = Program.root.appending(path: "Tests/LibraryExample/main.swift")

  @Test func `the page on the library shows the example as it is built`() throws {
    let page = try String(contentsOf: Program.root.appending(path: "docs/library.md"), encoding: .utf8)
    let source = try String(contentsOf: example, encoding: .utf8)
    #expect(page.contains("```swift\n\(source)```"))
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
  }

  @Test func `the example learns, and does the same as a package of its own`() throws {
    let here = try Program.tool(Program.root.appending(path: ".build/release/library-example").path)
    #expect(here.status == 0)
    let last = try #require(here.output.split(separator: "\n").last)
    let right = try #require(last.split(separator: " ").dropLast(3).last.flatMap { Int($0) })
    #expect(right >= 58, "\(last)")

    let folder = Folder()
    let sources = URL(filePath: folder.file("Sources/Example"))
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
    try Data(manifest.utf8).write(to: URL(filePath: folder.file("Package.swift")))
    let built = try Program.tool(
      "swift", "build", "--package-path", folder.path, "-c", "release", "--quiet", within: 600)
    #expect(built.status == 0, "\(built.output.suffix(2000))")
    let outside = try Program.tool(folder.file(".build/release/Example"))
    #expect(outside.output == here.output)
  }
}
