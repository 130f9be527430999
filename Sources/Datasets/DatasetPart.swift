/// One of the two parts that a data set comes in.
public enum DatasetPart: String, CaseIterable, Sendable {
  case training
  case test

  /// What the names of this part's IDX files begin with.
  var filePrefix: String { self == .training ? "train" : "t10k" }
}
