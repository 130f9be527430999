// swift-tools-version: 6.2
import PackageDescription

/// The systems: one folder under Sources/Systems and one test target each; a new one needs a line in Catalog, too.
let systems = ["SpikeCountLearning", "TargetControl"]

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let compute: [Target.Dependency] = ["Tensors", "NeuralNets", "Spiking", "Datasets", "Experiments"]
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")

/// A module of `Sources` and its tests.
func module(
  _ name: String, in folder: String = "Sources", uses: [Target.Dependency] = [],
  tests more: [Target.Dependency] = [], excluding: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: uses, path: "\(folder)/\(name)", swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name)] + uses + more, exclude: excluding,
      swiftSettings: strict),
  ]
}

let package = Package(
  name: "Plexus",
  products: [
    .executable(name: "plexus", targets: ["plexus"]),
    .library(
      name: "Plexus",
      targets: ["Tensors", "NeuralNets", "Spiking", "Datasets", "Experiments", "Sessions"] + systems),
    .library(name: "PlexusCompute", targets: ["Tensors", "NeuralNets", "Spiking"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
  ],
  targets: [
    [
      .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
      .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
      .systemLibrary(name: "CLAPACK", providers: [.apt(["libopenblas-dev"])]),
      .systemLibrary(name: "CKissFFT", providers: [.apt(["libkissfft-dev"])]),
      .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
      .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
      .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
      .target(name: "CTerminal", dependencies: ["CNcurses"]),
      .target(name: "CKernels"),
    ],
    module("Tensors", uses: ["COpenBLAS", "COneDNN", "CLAPACK", "CKissFFT", "CZip", "CZlib", "CKernels"]),
    module("NeuralNets", uses: ["Tensors"]),
    module("Spiking", uses: ["NeuralNets", "Tensors", "CKernels"]),
    module("Datasets", uses: ["Tensors"]),
    module("Experiments"),
    systems.flatMap { module($0, in: "Sources/Systems", uses: compute) },
    [
      .target(
        name: "Catalog", dependencies: ["Experiments"] + systems.map { .byName(name: $0) },
        swiftSettings: strict)
    ],
    module("Sessions", uses: ["Experiments", "CZlib", sqlite]),
    module("Terminal", uses: ["CTerminal", "CNcurses", yaml]),
    module(
      "Workbench", uses: ["Experiments", "Sessions", "Terminal", yaml], tests: ["Catalog", "Tensors"],
      excluding: ["Goldens"]),
    [
      .executableTarget(
        name: "plexus",
        dependencies: [
          "Catalog", "Datasets", "Experiments", "NeuralNets", "Sessions", "SpikeCountLearning", "Spiking",
          "TargetControl", "Tensors", "Terminal", "Workbench", argumentParser, yaml,
        ],
        swiftSettings: strict),
      .testTarget(
        name: "EndToEndTests", dependencies: ["plexus", "steady-state", "library-example"],
        path: "Tests/EndToEnd", exclude: ["crash.py", "large.py", "monkey.py", "screen.py"],
        swiftSettings: strict),
      .executableTarget(
        name: "library-example", dependencies: ["NeuralNets", "Spiking", "Tensors"],
        path: "Tests/LibraryExample", swiftSettings: strict),
      .target(name: "AllocationCounter", path: "Tests/SteadyState/Counter"),
      .executableTarget(
        name: "steady-state", dependencies: ["AllocationCounter", "Spiking", "Tensors"],
        path: "Tests/SteadyState/Probe", swiftSettings: strict),
      .executableTarget(
        name: "peer-probe",
        dependencies: [
          "COpenBLAS", "COneDNN", "Datasets", "NeuralNets", "SpikeCountLearning", "Spiking", "TargetControl",
          "Tensors",
        ],
        path: "Tests/Peers/Probe", swiftSettings: strict),
    ],
  ].flatMap { $0 },
  swiftLanguageModes: [.v6]
)
