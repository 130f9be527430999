/// What running a session again showed.
public struct VerificationReport: Sendable {
  /// What was demanded.
  public enum Demand: Sendable, Hashable {
    /// The same bits: version, processor and libraries are those of the recording.
    case identity
    /// The same kinds, names and ticks, and scalars within this relative tolerance.
    case tolerance(Double)
  }

  /// The first place at which the runs part.
  public struct Difference: Sendable, Hashable {
    /// The number of the recorded event.
    public var seq: Int
    public var tick: Int
    /// What differs, such as `the value of scalar loss/train`.
    public var place: String
    public var recorded: String
    public var got: String
  }

  public var path: String
  public var demand: Demand
  /// How this Plexus differs from the one that recorded.
  public var fingerprintDifferences: [String]
  /// Events that were found equal.
  public var compared = 0
  public var difference: Difference?
  /// Whether the recording holds the run's end.
  public var isWhole: Bool
  /// Whether the comparison was called off.
  public var isCancelled = false
  /// The largest relative difference of a scalar.
  public var largestDifference = 0.0
  /// SHA-256 over all final parameters, if the system told it.
  public var weightsHash: String?

  /// Whether all that was recorded came again.
  public var passed: Bool { difference == nil && !isCancelled }
}

/// A few lines for a person.
extension VerificationReport: CustomStringConvertible {
  public var description: String {
    var lines: [String] = []
    if let difference {
      lines.append("\(path) differs after \(compared) equal events: \(difference)")
    } else if isCancelled {
      lines.append("\(path): called off after \(compared) equal events")
    } else {
      lines.append("\(path): \(compared) events \(agreement)")
      if !isWhole { lines.append("The recording ends before the run did; all that it holds was compared") }
      if let weightsHash { lines.append("weights_sha256 \(weightsHash)") }
    }
    if !fingerprintDifferences.isEmpty {
      lines.append("Not the same machine or version, so that bits may differ:")
      lines += fingerprintDifferences.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private var agreement: String {
    switch demand {
    case .identity: "identical, bit for bit"
    case .tolerance(let tolerance):
      "agree, scalars within a relative tolerance of \(tolerance) (largest difference \(largestDifference))"
    }
  }
}

extension VerificationReport.Difference: CustomStringConvertible {
  public var description: String {
    "\(place) at tick \(tick) (event \(seq)): recorded \(recorded), now \(got)"
  }
}
