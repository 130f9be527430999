import Experiments
import Foundation

/// The comparison as tables, for screens and text alike.
extension Comparison {
  /// What differs, a row for each session: few columns tell most, and those at the end may go where room is short.
  public var differencesTable: Table {
    let differences = differences
    return Table(
      columns: [Table.Column("")] + (differences.map(\.name) + ["session"]).map { Table.Column($0) },
      rows: sessions.enumerated().map { place, session in
        [.text(letter(place))]
          + differences.map { .text(Comparison.words($0.values[place], of: $0.name)) }
          + [.text(session.info.remark ?? SessionStore.name(of: session.info.path))]
      })
  }

  /// What came out: the mean and spread of each group over its seeds, then a column for each session.
  public var resultsTable: Table {
    let groups = groups
    let heads = groups.map { group in
      let letters = group.members.map(letter).joined()
      return Table.Column(group.members.count == sessions.count ? "mean ± sd" : "mean ± sd of \(letters)")
    }
    return Table(
      columns: [Table.Column("")] + heads + sessions.indices.map { Table.Column(letter($0)) },
      rows: results.map { row in
        let spreads = groups.map { Value.text($0.spreads[row.name].map { words($0, of: row.name) } ?? "") }
        return [.text(row.name)] + spreads + row.values.map { .text(Comparison.words($0, of: row.name)) }
      })
  }

  /// Where each curve ends, a column for each session.
  public var curvesTable: Table {
    Table(
      columns: [Table.Column("")] + sessions.indices.map { Table.Column(letter($0)) },
      rows: curveNames.map { name in
        [.text(name)]
          + sessions.map { session in
            .text(session.state.curve(name)?.last.map { Comparison.words(.real($0), of: name) } ?? "–")
          }
      })
  }

  /// The last table of a name in each session side by side, joined by their first columns; nil unless two sessions
  /// or more have it in the same columns.
  public func joined(_ name: String) -> Table? {
    let tables = sessions.map { $0.state.table(name) }
    guard isOneSystem, let columns = tables.compactMap({ $0 }).first?.columns, columns.count > 1 else {
      return nil
    }
    let fitting = sessions.indices.filter { tables[$0]?.columns == columns }
    guard fitting.count > 1 else { return nil }
    var keys: [Value] = []
    var cells: [Value: [Int: [Value]]] = [:]
    for place in fitting {
      for row in tables[place]?.rows ?? [] {
        if cells[row[0]] == nil { keys.append(row[0]) }
        cells[row[0], default: [:]][place] = row
      }
    }
    var heads = [columns[0]]
    for column in columns.indices.dropFirst() {
      for place in fitting {
        let head = columns.count == 2 ? letter(place) : "\(letter(place)) \(columns[column].name)"
        heads.append(Table.Column(head, columns[column].format))
      }
    }
    let rows = keys.map { key in
      [key]
        + columns.indices.dropFirst().flatMap { column in
          fitting.map { cells[key]?[$0].map { $0[column] } ?? .none }
        }
    }
    return Table(columns: heads, rows: rows)
  }

  /// A value as a cell shows it: shares as percentages, times in their units, sums of files cut short.
  static func words(_ value: Value, of name: String) -> String {
    switch value {
    case .real(let number): words(number, of: name)
    case .text(let text) where name.hasSuffix("sha256"): String(text.prefix(8))
    default: value.description
    }
  }

  private static func words(_ number: Double, of name: String) -> String {
    guard number.isFinite else { return "\(number)" }
    if name.contains("accuracy") { return String(format: "%.2f %%", number * 100) }
    if name == "seconds" {
      return number < 0.1
        ? String(format: "%.1f ms", number * 1000) : String(format: number < 10 ? "%.2f s" : "%.1f s", number)
    }
    return number.magnitude >= 1000 ? String(format: "%.0f", number) : String(format: "%.4g", number)
  }

  /// `98.41 ± 0.12 %`: the spread in the unit of the mean, with two digits that count.
  func words(_ spread: Spread, of name: String) -> String {
    let share = name.contains("accuracy")
    let factor = share ? 100.0 : 1
    let unit = share ? " %" : name == "seconds" ? " s" : ""
    let mean = spread.mean * factor
    guard let deviation = spread.deviation.map({ $0 * factor }), mean.isFinite, deviation.isFinite,
      deviation > 0
    else { return Comparison.words(spread.mean, of: name) }
    // As many decimals as show two digits of the spread.
    let decimals = max(0, min(8, 1 - Int(log10(deviation).rounded(.down))))
    return String(format: "%.\(decimals)f ± %.\(decimals)f\(share ? " %%" : unit)", mean, deviation)
  }
}
