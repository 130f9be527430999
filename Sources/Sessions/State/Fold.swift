import Experiments

/// Turns the stream of events into the state, one event at a time.
///
/// Where events are read from a file, those of which only the latest counts are noted by number and read in the
/// end (`pending`), so that a jump over thousands of pictures reads one.
package struct Fold: Sendable {
  package private(set) var state: SessionState
  /// Numbers of latest events that `state` does not hold yet.
  package private(set) var pending: [EventKey: Int] = [:]

  package init(_ state: SessionState, pending: [EventKey: Int] = [:]) {
    self.state = state
    self.pending = pending
  }

  /// Takes in the next event.
  package mutating func apply(_ event: Event, seq: Int) {
    advance(seq: seq, tick: event.tick, step: event.step, time: event.time)
    switch event.payload {
    case .scalar(let value): append(value, to: event.name, step: event.step)
    case .histogram, .raster, .image, .table, .graph, .graphClasses, .tracking, .text:
      let key = EventKey(kind: event.kind, name: event.name)
      state.latest[key] = NumberedEvent(seq: seq, event: event)
      pending[key] = nil
    default: applySmall(event, seq: seq)
    }
  }

  /// Takes in the next scalar.
  mutating func apply(scalar value: Double, name: String, seq: Int, tick: Int, step: Int, time: Int64) {
    advance(seq: seq, tick: tick, step: step, time: time)
    append(value, to: name, step: step)
  }

  /// Takes in the next event of which only the latest counts, without its content.
  package mutating func note(_ key: EventKey, seq: Int, tick: Int, step: Int, time: Int64) {
    advance(seq: seq, tick: tick, step: step, time: time)
    pending[key] = seq
  }

  /// Reads what is pending.
  package mutating func resolve<Failure: Error>(_ read: (Int) throws(Failure) -> Event) throws(Failure) {
    for (key, seq) in pending {
      state.latest[key] = NumberedEvent(seq: seq, event: try read(seq))
      pending[key] = nil
    }
  }

  private mutating func advance(seq: Int, tick: Int, step: Int, time: Int64) {
    state.seq = seq
    state.tick = tick
    state.step = max(state.step, step)
    state.time = max(state.time, time)
  }

  private mutating func append(_ value: Double, to name: String, step: Int) {
    let place: Int
    if let known = state.curvePlaces[name] {
      place = known
    } else {
      place = state.curves.count
      state.curves.append(Curve(name: name))
      state.curvePlaces[name] = place
    }
    state.curves[place].append(step: step, value)
  }

  private mutating func applySmall(_ event: Event, seq: Int) {
    switch event.payload {
    case .progress(let progress): state.progress = progress
    case .phase(let label):
      state.phase = SessionState.Phase(label: label, step: event.step, time: event.time)
    case .log(let level, let text):
      if event.name == "refused" { takeBackSet() }
      state.log.append(LogLine(seq: seq, level: level, text: text, step: event.step, time: event.time))
    case .command(let command): apply(command)
    case .input(let file):
      if state.inputs.count < SessionState.mostInputs { state.inputs.append(file) }
    case .telemetry(let telemetry): state.telemetry = telemetry
    case .finished(let summary): finish(summary)
    case .failed(let reason):
      state.failure = reason
      state.status = .failed
    default: break
    }
  }

  private mutating func apply(_ command: Command) {
    state.lastCommand = command
    state.valueBeforeSet = nil
    switch command {
    case .pause:
      state.status = .paused
      state.pauseStart = state.pauseStart ?? state.time
    case .resume, .step:
      state.status = .running
      endPause()
    case .stop(let reason):
      state.status = .running
      endPause()
      state.stop = reason
    case .set(let name, let value):
      state.valueBeforeSet = ValueBeforeSet(name: name, value: state.values[name])
      state.values[name] = value
    case .act: break
    }
  }

  private mutating func endPause() {
    guard let start = state.pauseStart else { return }
    state.pauseStart = nil
    if state.answerTime == nil { state.pausedTime += state.time - start }
  }

  /// The run has refused the command that came last.
  private mutating func takeBackSet() {
    guard let before = state.valueBeforeSet else { return }
    state.values[before.name] = before.value
    state.valueBeforeSet = nil
  }

  private mutating func finish(_ summary: [String: Value]) {
    state.summary = summary
    state.answerTime = state.answerTime ?? state.time
    guard summary[RunEnding.stoppedAtTick] != nil else {
      state.status = .done
      return
    }
    state.status = state.stop == .signal ? .interrupted : .stopped
  }
}

extension SessionState {
  /// How many input files are listed.
  static let mostInputs = 1000
}
