import Experiments
import Foundation
import Sessions
import Terminal

/// A comparison of sessions as text and as JSON.
enum CompareText {
  static func text(_ comparison: Comparison, lab: AnyLab?) -> String {
    let sessions = comparison.sessions.enumerated().map { place, session in
      let info = session.info
      return [
        "  \(comparison.name(place))", info.path, info.status.rawValue,
        TextFormat.span(Double(info.duration) / 1e6), info.remark ?? "",
      ]
    }
    var sections = ["sessions\n" + TextFormat.columns(sessions)]
    if comparison.isOneSystem {
      sections.append("what differs\n" + columns(comparison.differencesTable))
    } else {
      sections.append("The sessions are of different systems: only their results can be compared.")
    }
    sections.append("results\n" + columns(comparison.resultsTable))
    let curves = comparison.curvesTable
    if !curves.rows.isEmpty { sections.append("where curves end\n" + columns(curves)) }
    for panel in lab?.description.panels ?? [] {
      guard case .table(let name) = panel.content, let table = comparison.joined(name) else { continue }
      guard table.columns.count <= mostColumns else {
        sections.append("\(panel.title): \(table.columns.count) columns, which --json prints")
        continue
      }
      sections.append("\(panel.title)\n" + columns(table))
    }
    return sections.joined(separator: "\n\n")
  }

  /// Columns of a table that can still be read as lines of text.
  private static let mostColumns = 26

  private static func columns(_ table: Table) -> String {
    let head = table.columns.map(\.name)
    let rows = table.rows.map { row in zip(row, table.columns).map { cell($0, $1.format) } }
    return TextFormat.columns(([head] + rows).map { ["  " + $0[0]] + $0.dropFirst() })
  }

  private static func cell(_ value: Value, _ format: Table.Format) -> String {
    guard let number = value.number else { return value.description }
    switch format {
    case .text, .integer, .bits: return value.description
    case .real(let decimals): return fixed(number, decimals)
    case .percent(let decimals): return fixed(number * 100, decimals) + " %"
    case .bytes: return NumberFormat.bytes.string(number)
    case .bar: return fixed(number * 100, 1) + " %"
    }
  }

  private static func fixed(_ number: Double, _ decimals: Int) -> String {
    number.isFinite ? String(format: "%.\(decimals)f", number) : "\(number)"
  }

  static func document(_ comparison: Comparison) -> Value {
    let sessions = comparison.sessions.enumerated().map { place, session -> Value in
      let info = session.info
      let request = info.header.request
      var fields: [String: Value] = [
        "letter": .text(comparison.letter(place)), "path": .text(info.path), "system": .text(request.system),
        "status": .text(info.status.rawValue), "seed": JSONText.seed(request.seed),
        "configuration": .record(request.values), "seconds": .real(Double(info.duration) / 1e6),
        "plexus": .text(info.fingerprint.plexus),
        "curves": .record(
          Dictionary(session.state.curves.map { ($0.name, curve($0)) }) { first, _ in first }),
      ]
      fields["summary"] = (session.state.summary ?? info.summary).map { .record($0) }
      fields["remark"] = info.remark.map { .text($0) }
      return .record(fields)
    }
    return .record([
      "sessions": .list(sessions), "one_system": .flag(comparison.isOneSystem),
      "differences": .list(comparison.differences.map(row)), "results": .list(comparison.results.map(row)),
      "groups": .list(comparison.groups.map { group($0, comparison) }),
      "tables": .record(
        Dictionary(comparison.tableNames.map { ($0, table(comparison.joined($0))) }) { first, _ in first }),
    ])
  }

  private static func row(_ row: Comparison.Row) -> Value {
    .record(["name": .text(row.name), "values": .list(row.values)])
  }

  private static func table(_ table: Table?) -> Value {
    .record([
      "columns": .list((table?.columns ?? []).map { .text($0.name) }),
      "rows": .list(table?.rows.map { .list($0) } ?? []),
    ])
  }

  private static func curve(_ curve: Curve) -> Value {
    .record([
      "points": .integer(curve.count), "last": .real(curve.last ?? .nan),
      "last_step": .integer(curve.lastStep ?? 0),
    ])
  }

  private static func group(_ group: Comparison.Group, _ comparison: Comparison) -> Value {
    let spreads = group.spreads.mapValues { spread in
      Value.record([
        "mean": .real(spread.mean), "sd": spread.deviation.map { .real($0) } ?? .none,
        "n": .integer(spread.count),
      ])
    }
    return .record([
      "sessions": .list(group.members.map { .text(comparison.letter($0)) }),
      "seeds": .list(group.seeds.map(JSONText.seed)), "results": .record(spreads),
    ])
  }
}
