import Experiments

/// How fast a run gets on, from its progress events and their times.
struct RunPace: Sendable {
  /// Microseconds between two measurements.
  static let interval: Int64 = 1_000_000

  private var last: Int64
  private var progress: Progress?
  private var windowStart: (done: Int, time: Int64)?
  private var rate: Double?

  init(start: Int64 = 0) { last = start }

  /// Takes in how far the run has come.
  mutating func note(_ progress: Progress, at time: Int64) {
    let isOther = self.progress.map { $0.unit != progress.unit || $0.done > progress.done } ?? true
    if isOther {
      rate = nil
      windowStart = (progress.done, time)
    }
    self.progress = progress
  }

  /// A pause is over: the time in it does not count.
  mutating func restart(at time: Int64) {
    last = time
    windowStart = progress.map { ($0.done, time) }
  }

  /// The measurement that is due.
  mutating func telemetry(at time: Int64) -> Telemetry? {
    guard time - last >= RunPace.interval else { return nil }
    last = time
    if let progress, let start = windowStart, progress.done > start.done, time > start.time {
      let latest = Double(progress.done - start.done) / (Double(time - start.time) / 1e6)
      // Half old, half new: steady enough to read, quick enough to follow.
      rate = rate.map { ($0 + latest) / 2 } ?? latest
      windowStart = (progress.done, time)
    }
    let left = progress.map { Double($0.total - $0.done) } ?? 0
    return Telemetry(
      throughput: rate ?? 0, unit: progress?.unit ?? "", memory: ResidentMemory.current,
      remaining: rate.flatMap { $0 > 0 && left >= 0 ? left / $0 : nil })
  }
}
