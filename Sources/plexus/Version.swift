import Sessions
import Tensors

/// The versions that a session's fingerprint names.
enum Version {
  static let plexus = "0.1.0"
  /// Raised when a change of kernels may change bits.
  static let compute = 5

  static var fingerprint: Fingerprint {
    .current(
      plexus: plexus, computeVersion: compute,
      libraries: ["openblas": matrixLibraryVersion, "onednn": convolutionLibraryVersion])
  }
}
