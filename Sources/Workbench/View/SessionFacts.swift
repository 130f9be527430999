import Experiments
import Sessions
import Terminal

/// What is said of the chosen session where the list has no room for it.
extension Model {
  /// Nil while no session of the folder is chosen.
  var sessionFacts: (title: String, view: FactsView)? {
    guard case .entry(let entry) = chosenRow else { return nil }
    guard let info = entry.info else {
      guard case .broken(let error) = entry.content else { return nil }
      return (entry.name, FactsView(lines: [.text("\(error)", .textError)]))
    }
    let request = info.header.request
    let lab = lab(of: info)
    var lines: [FactsView.Line] = []
    if let remark = info.remark { lines += [.text(remark, .textStrong), .space] }
    let result = result(info.summary, lab, info.status)
    lines.append(.fact("result", result, info.status == .failed ? .textError : .text))
    if let failure = info.failure { lines.append(.fact("failure", failure, .textError)) }
    if let verdict = home.verdicts[entry.path] { lines.append(fact(of: verdict)) }
    lines.append(.fact("system", info.header.title, .text))
    let changes = Self.changes(request, from: info.header.preset, of: lab)
    let settings = [info.header.preset ?? ""] + changes
    lines += [
      .fact("settings", settings.filter { !$0.isEmpty }.joined(separator: ", "), .text),
      .fact(
        "seed", "\(request.seed), \(request.threads) \(request.threads == 1 ? "thread" : "threads")", .text),
      .fact(
        "recorded",
        [age(of: info), Words.span(Double(info.duration) / 1e6)].compactMap { $0 }.joined(separator: ", "),
        .text),
      .fact("events", Words.grouped(info.lastSeq), .text), .fact("Plexus", info.fingerprint.plexus, .text),
    ]
    return (entry.name, FactsView(lines: lines, labelScope: .textDim))
  }

  private func fact(of verdict: Verdict) -> FactsView.Line {
    switch verdict {
    case .waiting: .fact("verified", "waits for its turn", .text)
    case .running(let share): .fact("verified", "\(Int((share * 100).rounded(.down))) % so far", .text)
    case .agrees(let words): .fact("verified", words, .textGood)
    case .differs(let words): .fact("verified", "differs: \(words)", .textError)
    case .failed(let reason): .fact("verified", reason, .textError)
    }
  }
}
