// swift-tools-version: 6.2
import PackageDescription

/// The systems: one folder under Sources/Systems and one test target each; a new one needs a line in Catalog, too.
let systems: [String] = []

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let compute: [Target.Dependency] = ["Tensors", "NeuralNets", "Spiking", "Datasets", "Experiments"]

let package = Package(
  name: "Plexus",
  products: [],
  targets: [
    .target(name: "Experiments", swiftSettings: strict),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
