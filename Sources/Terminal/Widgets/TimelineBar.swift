/// A line of time with marks and the present.
public struct TimelineBar: Widget, Hashable {
  /// A named place in time.
  public struct Mark: Hashable, Sendable {
    /// Where, from 0 to 1.
    public var fraction: Double
    /// Its name.
    public var label: String
    /// Whether a person made it (a note, a change), not the run (an epoch).
    public var isNote: Bool

    /// A mark.
    public init(fraction: Double, label: String, isNote: Bool = false) {
      self.fraction = fraction
      self.label = label
      self.isNote = isNote
    }
  }

  /// The present, from 0 to 1.
  public var position: Double
  /// The marks, in any order.
  public var marks: [Mark]
  /// What stands at the two ends of the row below, if there is one, and at the present.
  public var startLabel, endLabel, positionLabel: String

  /// A line of time.
  public init(
    position: Double, marks: [Mark] = [], startLabel: String = "", endLabel: String = "",
    positionLabel: String = ""
  ) {
    self.position = position
    self.marks = marks
    self.startLabel = startLabel
    self.endLabel = endLabel
    self.positionLabel = positionLabel
  }
}
