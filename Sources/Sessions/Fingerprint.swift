import Experiments
import Foundation

/// What, besides configuration, seed, data and commands, may change the bits of a run.
public struct Fingerprint: Sendable, Hashable {
  /// The version of Plexus.
  public var plexus: String
  /// Raised when the choice of a kernel changes.
  public var computeVersion: Int
  /// Versions of the numerical libraries by name.
  public var libraries: [String: String]
  /// As in `x86_64`.
  public var architecture: String
  /// The model's name, as the system tells it.
  public var cpu: String
  /// The instruction sets that kernels choose by, sorted.
  public var cpuFeatures: [String]

  public init(
    plexus: String, computeVersion: Int, libraries: [String: String], architecture: String, cpu: String,
    cpuFeatures: [String]
  ) {
    self.plexus = plexus
    self.computeVersion = computeVersion
    self.libraries = libraries
    self.architecture = architecture
    self.cpu = cpu
    self.cpuFeatures = cpuFeatures
  }

  /// That of this process.
  public static func current(plexus: String, computeVersion: Int, libraries: [String: String]) -> Fingerprint
  {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let processor = Processor(cpuinfo: lines)
    return Fingerprint(
      plexus: plexus, computeVersion: computeVersion, libraries: libraries, architecture: architectureName,
      cpu: processor.model, cpuFeatures: processor.features)
  }

  /// What differs from a recorded one, each in a few words; empty when bits must agree.
  ///
  /// The processor's name alone does not matter: the instruction sets do.
  public func differences(from recorded: Fingerprint) -> [String] {
    var differences: [String] = []
    func compare(_ what: String, _ recorded: String, _ here: String) {
      if recorded != here { differences.append("\(what): recorded with \(recorded), here \(here)") }
    }
    compare("Plexus", recorded.plexus, plexus)
    compare("compute version", String(recorded.computeVersion), String(computeVersion))
    compare("architecture", recorded.architecture, architecture)
    for name in Set(libraries.keys).union(recorded.libraries.keys).sorted() {
      compare(name, recorded.libraries[name] ?? "none", libraries[name] ?? "none")
    }
    let lost = recorded.cpuFeatures.filter { !cpuFeatures.contains($0) }
    let gained = cpuFeatures.filter { !recorded.cpuFeatures.contains($0) }
    if !lost.isEmpty || !gained.isEmpty {
      let changes = lost.map { "no \($0)" } + gained.map { "also \($0)" }
      differences.append("processor: \(recorded.cpu), here \(cpu) with \(changes.joined(separator: ", "))")
    }
    return differences
  }

  private static var architectureName: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}

/// Model and instruction sets of a processor.
struct Processor {
  /// The instruction sets by which numerical libraries choose their kernels, as `/proc/cpuinfo` names them.
  static let telling: Set<String> = [
    "sse4_1", "sse4_2", "avx", "avx2", "fma", "f16c", "avx_vnni", "avx512f", "avx512bw", "avx512dq",
    "avx512vl", "avx512_vnni", "avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8", "amx_bf16", "asimd",
    "asimddp", "asimdhp", "bf16", "i8mm", "sve", "sve2", "sme",
  ]

  var model: String
  var features: [String]

  init(cpuinfo: String) {
    var fields: [Substring: Substring] = [:]
    for line in cpuinfo.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].trimmingSuffix { $0.isWhitespace }
      if fields[name] == nil { fields[name] = parts[1].drop { $0 == " " } }
    }
    model = String(fields["model name"] ?? fields["CPU part"] ?? "unknown")
    let flags = (fields["flags"] ?? fields["Features"] ?? "").split(separator: " ").map(String.init)
    features = Set(flags).intersection(Processor.telling).sorted()
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while drop: (Character) -> Bool) -> Substring {
    guard let end = lastIndex(where: { !drop($0) }) else { return "" }
    return self[...end]
  }
}

/// The JSON form in session files.
extension Fingerprint {
  /// One JSON object.
  var json: String {
    JSONText.encode(
      .record([
        "plexus": .text(plexus), "compute_version": .integer(computeVersion),
        "libraries": .record(libraries.mapValues { .text($0) }), "architecture": .text(architecture),
        "cpu": .text(cpu), "cpu_features": .texts(cpuFeatures),
      ]))
  }

  init(json: String) throws(EventCodingError) {
    let fields = try MetaFields(json)
    self.init(
      plexus: try fields.text("plexus"), computeVersion: try fields.integer("compute_version"),
      libraries: try fields.record("libraries").compactMapValues(\.text),
      architecture: try fields.text("architecture"), cpu: try fields.text("cpu"),
      cpuFeatures: try fields.texts("cpu_features"))
  }
}
