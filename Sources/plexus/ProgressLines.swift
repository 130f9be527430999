import Experiments
import Foundation
import Synchronization

/// Turns events into lines of text: every phase, and a line a second at first, then one every five.
final class ProgressLines: Sendable {
  private struct State {
    var scalars: [(name: String, value: Double)] = []
    var phase = ""
    var progress: Experiments.Progress?
    var telemetry: Telemetry?
    var lastLine: Int64 = -1_000_000
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void

  init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  func take(_ event: Event) {
    let line: String? = state.withLock { state in
      switch event.payload {
      case .scalar(let value):
        if let place = state.scalars.firstIndex(where: { $0.name == event.name }) {
          state.scalars[place].value = value
        } else {
          state.scalars.append((event.name, value))
        }
        return due(&state, at: event.time)
      case .progress(let progress):
        state.progress = progress
        return due(&state, at: event.time)
      case .telemetry(let telemetry):
        state.telemetry = telemetry
        return due(&state, at: event.time)
      case .phase(let label):
        state.phase = label
        return text(&state, at: event.time)
      default: return nil
      }
    }
    if let line { write(line) }
    switch event.payload {
    case .log(let level, let text): Output.error("\(level.rawValue): \(text)")
    case .command(let command): write("\(stamp(event.time))  \(command)")
    default: break
    }
  }

  private func due(_ state: inout State, at time: Int64) -> String? {
    let interval: Int64 = time < 10_000_000 ? 1_000_000 : 5_000_000
    return time - state.lastLine >= interval ? text(&state, at: time) : nil
  }

  private func stamp(_ time: Int64) -> String { String(format: "%8.2f s", Double(time) / 1e6) }

  private func text(_ state: inout State, at time: Int64) -> String {
    state.lastLine = time
    var parts: [String] = []
    if !state.phase.isEmpty { parts.append(state.phase) }
    if let progress = state.progress { parts.append(String(format: "%3.0f %%", progress.fraction * 100)) }
    parts += state.scalars.prefix(4).map { "\($0.name) \(SummaryText.number($0.value, of: $0.name))" }
    if let telemetry = state.telemetry, telemetry.throughput > 0 {
      parts.append("\(TextFormat.number(telemetry.throughput)) \(telemetry.unit)/s")
      if let remaining = telemetry.remaining { parts.append("ETA \(TextFormat.duration(remaining))") }
    }
    return ([stamp(time)] + parts).joined(separator: "  ")
  }
}
