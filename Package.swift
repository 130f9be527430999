// swift-tools-version: 6.2
import PackageDescription

/// The systems: one folder under Sources/Systems and one test target each; a new one needs a line in Catalog, too.
let systems: [String] = []

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let package = Package(
  name: "Plexus",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "Experiments", swiftSettings: strict),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments"], swiftSettings: strict),
    .executableTarget(name: "plexus", dependencies: ["Experiments", .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "GRDB", package: "GRDB.swift"), "Yams"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
