import Experiments
import Foundation

/// Writes a session's data in other formats.
public enum SessionExporter {
  /// What can be written.
  public enum Format: String, Sendable, CaseIterable {
    /// Scalars, one a line: seq, tick, step, time_s, name, value (RFC 4180).
    case csv
    /// Everything, in one document.
    case json
  }

  /// Rows that are read at once.
  private static let portion = 5000

  /// Writes a session's data to a file that appears when it is whole; `-` is standard output.
  ///
  /// - Throws: `SessionError`, `.exists` when there is such a file and `overwrite` does not say to replace it.
  public static func export(
    _ path: String, as format: Format, to output: String, overwrite: Bool = false
  ) throws(SessionError) {
    let reader = try SessionReader(path)
    defer { reader.close() }
    let file = try ExportFile(output, overwrite: overwrite)
    do throws(SessionError) {
      switch format {
      case .csv: try writeCSV(reader, file)
      case .json: try writeJSON(reader, file)
      }
      try file.finish()
    } catch {
      file.discard()
      throw error
    }
  }

  private static func writeCSV(_ reader: SessionReader, _ file: ExportFile) throws(SessionError) {
    try file.write("seq,tick,step,time_s,name,value\r\n")
    try forEachRow(reader) { (row) throws(SessionError) in
      guard let value = row.scalar else { return }
      let fields = [
        "\(row.seq)", "\(row.row.tick)", "\(row.row.step)", seconds(row.row.time),
        CSVText.quoted(row.row.name),
        "\(value)",
      ]
      try file.write(fields.joined(separator: ",") + "\r\n")
    }
  }

  private static func writeJSON(_ reader: SessionReader, _ file: ExportFile) throws(SessionError) {
    var header = JSONText.encode(.record(headerFields(try SessionInfo(reader))))
    header.removeLast()
    try file.write(header + ",\"notes\":\(JSONText.encode(.list(try notes(reader)))),\n\"events\":[")
    var separator = "\n"
    try forEachRow(reader) { (row) throws(SessionError) in
      try file.write(separator + JSONText.encode(.record(try eventFields(row, reader.path))))
      separator = ",\n"
    }
    try file.write("\n]}\n")
  }

  private static func forEachRow(
    _ reader: SessionReader, _ body: (RecordedRow) throws(SessionError) -> Void
  ) throws(SessionError) {
    var position = 0
    while true {
      let rows = try reader.rows(after: position, limit: portion)
      guard let last = rows.last else { return }
      for row in rows { try body(row) }
      position = last.seq
    }
  }

  private static func headerFields(_ info: SessionInfo) -> [String: Value] {
    let (header, request) = (info.header, info.header.request)
    return [
      "id": .text(header.id), "format": .integer(SessionSchema.format), "system": .text(request.system),
      "title": .text(header.title), "preset": header.preset.map { .text($0) } ?? .none,
      "configuration": .record(request.values), "seed": JSONText.seed(request.seed),
      "threads": .integer(request.threads), "created": .text(header.created),
      "status": .text(info.status.rawValue), "seconds": .real(Double(info.duration) / 1e6),
      "summary": info.summary.map { .record($0) } ?? .none,
      "failure": info.failure.map { .text($0) } ?? .none,
      "fingerprint": (try? JSONText.decode(info.fingerprint.json)) ?? .none,
    ]
  }

  private static func notes(_ reader: SessionReader) throws(SessionError) -> [Value] {
    try reader.marks().filter { $0.kind == .note }.map {
      .record(["time_s": .real(Double($0.time) / 1e6), "text": .text($0.label)])
    }
  }

  private static func eventFields(_ row: RecordedRow, _ path: String) throws(SessionError) -> [String: Value]
  {
    do throws(EventCodingError) {
      return NumberedEvent(seq: row.seq, event: try row.event).exportFields
    } catch {
      throw .damaged(path: path, detail: "event \(row.seq): \(error.detail)")
    }
  }

  private static func seconds(_ microseconds: Int64) -> String {
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)"
  }
}
