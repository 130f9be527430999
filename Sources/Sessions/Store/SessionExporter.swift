/// Writes a session's data in other formats.
public enum SessionExporter {
  /// What can be written.
  public enum Format: String, Sendable, CaseIterable {
    /// Scalars, one a line: seq, tick, step, time_s, name, value.
    case csv
    /// Everything, in one document.
    case json
  }

  /// Writes a session's data; `-` is standard output.
  ///
  /// - Throws: `SessionError`.
  public static func export(
    _ path: String, as format: Format, to output: String, overwrite: Bool = false
  ) throws(SessionError) { fatalError() }
}
