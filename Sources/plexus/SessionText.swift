import Experiments
import Foundation
import Sessions

/// What a session holds, for `plexus show`.
enum SessionText {
  static func text(_ info: SessionInfo, _ replayer: Replayer) -> String {
    let request = info.header.request
    let state = replayer.state
    var rows = [
      ["session", info.path], ["system", "\(request.system) (\(info.header.title))"],
      ["status", info.status.rawValue],
      [
        "recorded",
        "\(info.header.created), \(TextFormat.duration(Double(info.duration) / 1e6)), \(TextFormat.count(info.lastSeq, "event"))",
      ],
      ["preset", info.header.preset ?? "–"], ["seed", "\(request.seed)"], ["threads", "\(request.threads)"],
      ["Plexus", "\(info.fingerprint.plexus), \(info.fingerprint.architecture), \(info.fingerprint.cpu)"],
    ]
    rows += state.inputs.map {
      ["input", "\($0.path)  \(TextFormat.bytes($0.size))  sha256 \($0.sha256.prefix(16))…"]
    }
    if let notice = info.notice { rows.append(["notice", notice]) }
    if let failure = info.failure { rows.append(["failure", failure]) }
    var sections = [TextFormat.columns(rows)]
    let values = request.values.keys.sorted().map { ["  \($0)", "\(request.values[$0] ?? .none)"] }
    sections.append("configuration\n" + TextFormat.columns(values))
    let marks = replayer.marks.filter { $0.kind != .phase }
    if !marks.isEmpty {
      sections.append(
        "commands and notes\n"
          + TextFormat.columns(marks.map { ["  \(TextFormat.duration(Double($0.time) / 1e6))", $0.label] }))
    }
    if let summary = info.summary { sections.append("summary\n" + SummaryText.text(summary)) }
    return sections.joined(separator: "\n\n")
  }

  /// What running it again showed.
  static func document(_ report: VerificationReport) -> Value {
    var fields: [String: Value] = [
      "path": .text(report.path), "status": report.passed ? "done" : "failed",
      "identical": .flag(report.passed && report.demand == .identity), "compared": .integer(report.compared),
      "whole": .flag(report.isWhole), "largest_difference": .real(report.largestDifference),
      "fingerprint_differences": .list(report.fingerprintDifferences.map { .text($0) }),
    ]
    fields["difference"] = report.difference.map { .text("\($0)") }
    fields["weights_sha256"] = report.weightsHash.map { .text($0) }
    return .record(fields)
  }

  static func document(_ info: SessionInfo, _ replayer: Replayer) -> Value {
    let request = info.header.request
    var fields: [String: Value] = [
      "path": .text(info.path), "id": .text(info.header.id), "system": .text(request.system),
      "status": .text(info.status.rawValue), "created": .text(info.header.created),
      "seconds": .real(Double(info.duration) / 1e6), "events": .integer(info.lastSeq),
      "seed": JSONText.seed(request.seed), "threads": .integer(request.threads),
      "configuration": .record(request.values),
      "inputs": .list(
        replayer.state.inputs.map {
          .record(["path": .text($0.path), "size": .integer($0.size), "sha256": .text($0.sha256)])
        }),
    ]
    fields["preset"] = info.header.preset.map { .text($0) }
    fields["failure"] = info.failure.map { .text($0) }
    fields["summary"] = info.summary.map { .record($0) }
    return .record(fields)
  }
}
