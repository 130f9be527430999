/// Takes what a run produces, on the run's own thread and in order.
public protocol RunSink: Sendable {
  /// An event; may wait when the receiver is behind.
  func receive(_ event: Event)
  /// A state to resume from; the event that announces it follows.
  func receive(_ point: ResumePoint)
}

/// From where a run can go on.
public struct ResumePoint: Sendable {
  /// Boundary calls made so far.
  public var tick: Int
  /// The parameters as they were then.
  public var values: ParameterValues
  public var state: SavedState
  /// Whether it is kept when newer ones come.
  public var isMarked: Bool

  public init(tick: Int, values: ParameterValues, state: SavedState, isMarked: Bool) {
    self.tick = tick
    self.values = values
    self.state = state
    self.isMarked = isMarked
  }
}

/// Thrown through a system when its run is to end before its own end.
public struct RunStopped: Error, Sendable {
  public var reason: StopReason

  public init(reason: StopReason) { self.reason = reason }
}

/// All that a system sees of the world while it runs; belongs to the run's thread.
public final class RunContext<Configuration: LabConfiguration> {
  /// The parameters, with live changes applied up to the last boundary.
  public private(set) var configuration: Configuration
  public let seed: UInt64
  /// How many threads computations may use; must not influence results.
  public let threads: Int
  /// The folder of data sets; empty for the usual places.
  public let dataPath: String

  private let description: LabDescription
  private let control: RunControl
  private let sink: any RunSink
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let timeOffset: Int64
  private var script: ArraySlice<ScriptedCommand>
  private var tick: Int
  private var lastSave: Int
  private var isPaused = false
  private var pausesNext = false
  private var stop: StopReason?

  /// A context for one run.
  ///
  /// - Parameters:
  ///   - script: commands of a recorded run, ascending by tick, that are given again at their ticks.
  ///   - tick: boundary calls made before, when a run is resumed.
  ///   - timeOffset: microseconds that the run had lasted before.
  public init(
    configuration: Configuration, description: LabDescription, seed: UInt64, threads: Int = 1,
    dataPath: String = "",
    control: RunControl = RunControl(attended: false), script: [ScriptedCommand] = [], tick: Int = 0,
    timeOffset: Int64 = 0, sink: any RunSink
  ) {
    self.configuration = configuration
    self.description = description
    self.seed = seed
    self.threads = threads
    self.dataPath = dataPath
    self.control = control
    self.script = script[...]
    self.tick = tick
    self.lastSave = tick
    self.timeOffset = timeOffset
    self.sink = sink
    self.start = clock.now
  }

  /// Whether the run goes from pause to pause: what it tells only now and then is then due at each boundary.
  public var isStepping: Bool { pausesNext }

  /// Sends an event on its way, stamped with tick and time.
  public func emit(_ event: Event) {
    var event = event
    event.tick = tick
    let elapsed = start.duration(to: clock.now).components
    event.time = timeOffset + elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
    sink.receive(event)
  }

  /// A place where commands apply; counts one tick, and stays inside while the run is paused.
  ///
  /// - Parameter act: does an action, also while paused; it must not change what the run computes later unless
  ///   the action is meant to.
  /// - Throws: `RunStopped` when the run was told to end and has no state to save first, or what `act` throws.
  public func boundary(_ act: (Action) throws -> Void) throws {
    if let stop { throw RunStopped(reason: stop) }
    tick += 1
    if pausesNext {
      pausesNext = false
      try apply(.pause, act)
    }
    try applyScript(act)
    while stop == nil {
      if let command = control.take() {
        try apply(command, act)
      } else if isPaused, script.isEmpty, let command = control.wait() {
        try apply(command, act)
      } else {
        break
      }
      if pausesNext { break }
    }
  }

  /// Waits for an action once the answer stands; counts one tick.
  ///
  /// - Returns: whether to go on waiting; false at once when nobody can act.
  public func awaitAction(_ act: (Action) throws -> Void) throws -> Bool {
    if stop != nil { return false }
    tick += 1
    isPaused = false
    pausesNext = false
    if !script.isEmpty {
      try applyScript(act)
    } else {
      guard let command = control.wait() else { return false }
      // It waits already: a recorded pause would never be followed by a resume.
      if command != .pause { try apply(command, act) }
    }
    return stop == nil
  }

  /// Offers a point to resume from; the state is only made when it is due, marked, or the run is to end.
  ///
  /// - Throws: `RunStopped` after saving when the run was told to end.
  public func save(marked: Bool = false, _ state: @autoclosure () -> SavedState) throws {
    guard marked || stop != nil || tick - lastSave >= description.savesEvery else { return }
    lastSave = tick
    sink.receive(
      ResumePoint(tick: tick, values: configuration.values, state: state(), isMarked: marked))
    emit(Event("state", .stateSaved(marked: marked)))
    if let stop { throw RunStopped(reason: stop) }
  }

  private func applyScript(_ act: (Action) throws -> Void) throws {
    while let entry = script.first, entry.tick <= tick {
      script.removeFirst()
      try apply(entry.command, act)
    }
  }

  private func emitCommand(_ command: Command) { emit(Event("command", .command(command))) }

  /// Says that the last command had no effect; the name tells those who fold the events.
  private func emitRefusal(_ reason: String) { emit(Event("refused", .log(.warning, reason))) }

  private func apply(_ command: Command, _ act: (Action) throws -> Void) throws {
    switch command {
    case .pause:
      guard !isPaused else { return }
      emitCommand(command)
      isPaused = true
    case .resume:
      guard isPaused else { return }
      emitCommand(command)
      isPaused = false
    case .step:
      guard isPaused else { return }
      emitCommand(command)
      isPaused = false
      pausesNext = true
    case .stop(let reason):
      guard stop == nil else { return }
      emitCommand(command)
      stop = reason
    case .set(let name, let value):
      try change(name, to: value, command)
    case .act(let action):
      emitCommand(command)
      do {
        try act(action)
      } catch let refusal as ActionError {
        emitRefusal("\(action.name): \(refusal)")
      }
    }
  }

  private func change(_ name: String, to value: Value, _ command: Command) throws {
    emitCommand(command)
    do {
      guard Configuration.parameters.first(where: { $0.name == name })?.isLive ?? true else {
        throw ConfigurationError(
          parameter: name, problem: "\(name) cannot change during a run", remedy: "Start a new run with it")
      }
      var changed = configuration
      try changed.set(name, to: value)
      try changed.validate()
      configuration = changed
    } catch let error as ConfigurationError {
      emitRefusal("\(error)")
    }
  }
}
