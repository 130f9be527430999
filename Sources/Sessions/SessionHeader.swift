import Experiments

/// What is known of a run before its first event.
public struct SessionHeader: Sendable, Hashable {
  /// Tells sessions apart, also when files are copied or renamed.
  public var id: String
  /// The title of the system.
  public var title: String
  /// The preset that the configuration began from, if known.
  public var preset: String?
  /// System, all values, seed, threads and data folder.
  public var request: RunRequest
  /// When the run began, ISO 8601 in UTC.
  public var created: String

  public init(id: String, title: String, preset: String?, request: RunRequest, created: String) {
    self.id = id
    self.title = title
    self.preset = preset
    self.request = request
    self.created = created
  }
}
