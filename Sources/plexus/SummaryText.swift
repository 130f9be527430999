import Experiments
import Foundation

/// A run's summary as aligned text.
enum SummaryText {
  static func text(_ summary: [String: Value]) -> String {
    TextFormat.columns(summary.keys.sorted().map { [$0, cell(summary[$0] ?? .none, of: $0)] })
  }

  /// A number as its name asks for: shares as percentages.
  static func number(_ value: Double, of name: String) -> String {
    name.contains("accuracy") ? String(format: "%.2f %%", value * 100) : TextFormat.number(value)
  }

  private static func cell(_ value: Value, of name: String) -> String {
    switch value {
    case .real(let number): return self.number(number, of: name)
    case .list(let values):
      let shown = values.prefix(5).map { element in
        element.list.map { "(" + $0.map(\.description).joined(separator: " → ") + ")" } ?? element.description
      }
      let rest = values.count > shown.count ? ", … \(values.count) in all" : ""
      return shown.isEmpty ? "–" : shown.joined(separator: ", ") + rest
    default: return value.description
    }
  }
}
