/// What running a session again showed.
public struct VerificationReport: Sendable, CustomStringConvertible {
  /// What was demanded.
  public enum Demand: Sendable, Hashable {
    /// The same bits: version, processor and libraries are those of the recording.
    case identity
    /// The same kinds, names and ticks, and scalars within this relative tolerance, as something differs.
    case tolerance(Double)
  }

  /// The first place at which the runs part.
  public struct Difference: Sendable, Hashable {
    /// The number of the recorded event.
    public var seq: Int
    public var tick: Int
    /// What differs, such as `value of scalar loss/train`.
    public var place: String
    public var recorded: String
    public var got: String
  }

  public var path: String
  public var demand: Demand
  /// How this Plexus differs from the one that recorded.
  public var fingerprintDifferences: [String]
  /// Events that were found equal.
  public var compared: Int
  public var difference: Difference?
  /// Whether the recording holds the run's end.
  public var isWhole: Bool
  /// The largest relative difference of a scalar.
  public var largestDifference: Double
  public var weightsHash: String?

  public var passed: Bool { difference == nil }

  public var description: String { fatalError() }
}
