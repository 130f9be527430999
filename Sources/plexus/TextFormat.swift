import Foundation
import Terminal

/// Numbers and times as text output shows them.
enum TextFormat {
  /// Seconds as `0:42` or `1:02:03`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.down))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  /// A length of time as short as it can be told: `0.4 ms`, `420 ms`, `27.3 s`, `4:05`.
  static func span(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.01: String(format: "%.1f ms", seconds * 1e3)
    case ..<0.9995: String(format: "%.0f ms", seconds * 1e3)
    case ..<59.95: String(format: "%.1f s", seconds)
    default: duration(seconds.rounded())
    }
  }

  /// A number of things: `1 event`, `2 events`.
  static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }

  /// A number with at most four significant digits.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    return value.magnitude >= 1000 ? String(format: "%.0f", value) : String(format: "%.4g", value)
  }

  /// Bytes as `12.0 KB`.
  static func bytes(_ count: Int) -> String { NumberFormat.bytes.string(Double(count)) }

  /// Rows as columns padded to the widest cell.
  static func columns(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell.padding(toLength: widths[column], withPad: " ", startingAt: 0)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Text without the control characters that could move a terminal's cursor; tabs and newlines become spaces.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
            scalar == "\t" ? " " : "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
