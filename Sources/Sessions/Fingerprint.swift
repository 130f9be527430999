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
}

extension Fingerprint {
  /// That of this process.
  public static func current(plexus: String, computeVersion: Int, libraries: [String: String]) -> Fingerprint {
    fatalError()
  }

  /// What differs from a recorded one, each in a few words; empty when bits must agree.
  public func differences(from recorded: Fingerprint) -> [String] { fatalError() }
}
