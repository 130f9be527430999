import Experiments
import Sessions

/// What a run is likely to take, from runs that were recorded on this machine or from what its preset states.
package struct SetupEstimate: Sendable, Hashable {
  /// In words: `about 4:05`.
  package var time: String
  /// In words; nil where it is not known.
  package var memory: String?
  /// Where both come from.
  package var source: String

  /// - Parameters:
  ///   - values: what stands in the form.
  ///   - preset: that of the form, if nothing of it was changed.
  ///   - earlier: runs of the system that came to their end, the latest first.
  package init?(
    _ values: ParameterValues, threads: Int, lab: AnyLab, preset: PresetDescription?,
    earlier: [ComparedSession]
  ) {
    let costs = lab.parameters.filter { !$0.isLive }.map(\.name)
    let candidates = earlier.filter { $0.state.workTime > 0 && $0.info.status == .done }.map { session in
      let request = session.info.header.request
      let differing = costs.filter { (request.values[$0] ?? .none) != (values[$0] ?? .none) }
      return (session: session, differing: differing, isOtherThreads: request.threads != threads)
    }
    let best = candidates.enumerated().min { a, b in
      (a.element.differing.count, a.element.isOtherThreads ? 1 : 0, a.offset)
        < (b.element.differing.count, b.element.isOtherThreads ? 1 : 0, b.offset)
    }?.element
    // Other epochs alone can be reckoned; of anything else the preset knows more than another run.
    if let best, best.differing.isEmpty || best.differing == ["epochs"] || preset == nil {
      guard let measured = Self.measured(best.session, best.differing, values) else { return nil }
      time = (best.differing.isEmpty ? "about " : "maybe ") + Words.span(measured.seconds)
      memory = best.session.state.telemetry.map { "about " + Words.bytes($0.memory) }
      source = measured.source + (best.isOtherThreads ? ", with other threads" : "")
      return
    }
    guard let preset, !preset.duration.isEmpty else { return nil }
    time = preset.duration
    memory = nil
    source = "as the preset states; there is no earlier run like it"
  }

  /// Seconds of a run like an earlier one, and which one that was.
  private static func measured(
    _ session: ComparedSession, _ differing: [String], _ values: ParameterValues
  ) -> (seconds: Double, source: String)? {
    let seconds = Double(session.state.workTime) / 1e6
    guard !differing.isEmpty else { return (seconds, "measured: the last run with these settings") }
    // Epochs repeat the same work: the total goes with them.
    let old = session.info.header.request.values
    guard differing == ["epochs"], let before = old["epochs"]?.number, let after = values["epochs"]?.number,
      before > 0
    else {
      let names = differing.prefix(2).joined(separator: ", ") + (differing.count > 2 ? ", …" : "")
      return (seconds, "measured in a run with other \(names)")
    }
    let pace = session.state.progress.map { progress in
      " at \(Words.number(Double(progress.done) / seconds)) \(progress.unit)/s"
    }
    return (seconds * after / before, "measured: \(old["epochs"] ?? .none) epochs\(pace ?? "")")
  }
}
