import Experiments
import Foundation

/// A system's declarations as text.
enum DescriptionText {
  static func text(_ lab: AnyLab) -> String {
    let description = lab.description
    var sections = [
      "\(description.title) (\(lab.id))\n\(wrapped(description.purpose, at: 96))",
      "paper\n  \(description.paper.authors), \(description.paper.title), \(description.paper.identifier)",
      "presets\n" + TextFormat.columns(lab.presets.map { ["  \($0.name)", $0.summary, $0.duration] }),
      "parameters (name=default, domain; * may change while the run goes on)\n"
        + lab.parameters.map(parameter).joined(separator: "\n"),
    ]
    if !description.actions.isEmpty {
      sections.append(
        "actions\n" + TextFormat.columns(description.actions.map { ["  \($0.name)", $0.key ?? "", $0.help] }))
    }
    return sections.joined(separator: "\n\n")
  }

  /// Presets, parameters and actions as Markdown tables.
  static func markdown(_ lab: AnyLab) -> String {
    let presets = lab.presets.map { "| `\($0.name)` | \($0.summary) | \($0.duration) |" }
    let parameters = lab.parameters.map { parameter in
      "| `\(parameter.name)` | \(cell("\(parameter.defaultValue)")) | \(cell(parameter.domain)) | \(parameter.unit) | \(parameter.isLive ? "yes" : "") | \(cell(parameter.help)) |"
    }
    let actions = lab.description.actions.map {
      "| `\($0.name)` | \($0.key.map { "`\($0)`" } ?? "") | \($0.help) |"
    }
    var lines = ["| preset | what | how long |", "|---|---|---|"] + presets
    lines +=
      ["", "| parameter | default | domain | unit | live | meaning |", "|---|---|---|---|---|---|"]
      + parameters
    if !actions.isEmpty { lines += ["", "| action | key | what it does |", "|---|---|---|"] + actions }
    return lines.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.isEmpty ? "–" : text.replacingOccurrences(of: "|", with: "\\|")
  }

  private static func parameter(_ parameter: ParameterSpecification) -> String {
    let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
    let value = "\(parameter.defaultValue)"
    return
      "  \(parameter.name)=\(value.isEmpty ? "none" : value)  (\(parameter.domain)\(unit))\(parameter.isLive ? " *" : "")\n"
      + wrapped(parameter.help, at: 92).split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, at width: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= width {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }
}
