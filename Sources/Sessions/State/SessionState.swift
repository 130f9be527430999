import Experiments

/// All that a screen shows of a run at one moment: a fold of the events up to `seq`.
///
/// The same events give the same state, whether they were folded as they came, from a file's beginning or from
/// one of its keyframes. A copy is cheap.
public struct SessionState: Sendable {
  public var header: SessionHeader
  /// The number of the last event in it, counted from 1; 0 before the first.
  public internal(set) var seq = 0
  /// Boundary calls at the last event.
  public internal(set) var tick = 0
  /// The largest step so far.
  public internal(set) var step = 0
  /// Microseconds since the run began, at the last event.
  public internal(set) var time: Int64 = 0
  public internal(set) var status: SessionStatus = .running
  /// In the order in which the names first came.
  public internal(set) var curves: [Curve] = []
  /// The parameters as they are now.
  public internal(set) var values: ParameterValues
  /// The last lines of the log.
  public internal(set) var log = LogTail()
  /// Files that were read; the first 1,000.
  public internal(set) var inputs: [InputFile] = []
  public internal(set) var phase: Phase?
  public internal(set) var progress: Progress?
  public internal(set) var telemetry: Telemetry?
  /// The latest thing that a person did.
  public internal(set) var lastCommand: Command?
  /// What the run found, once it has ended.
  public internal(set) var summary: [String: Value]?
  /// When the run first had what it found, microseconds; what a person did afterwards does not count.
  public internal(set) var answerTime: Int64?
  /// How long it was paused before that, microseconds, without a pause that still lasts.
  var pausedTime: Int64 = 0
  /// When the pause began that still lasts, microseconds.
  var pauseStart: Int64?
  /// Why it failed.
  public internal(set) var failure: String?

  /// Places of curves by name.
  var curvePlaces: [String: Int] = [:]
  /// The latest event of each panel kind and name.
  var latest: [EventKey: NumberedEvent] = [:]
  /// Values that a `set` may have to be given back when the run refuses it.
  var valueBeforeSet: ValueBeforeSet?
  /// Who asked the run to stop.
  var stop: StopReason?

  /// A stretch of a run.
  public struct Phase: Sendable, Hashable {
    public var label: String
    /// Where it began.
    public var step: Int
    /// When it began, microseconds.
    public var time: Int64
  }

  /// The state before the first event.
  public init(_ header: SessionHeader) {
    self.header = header
    values = header.request.values
  }

  /// How long it has worked, microseconds: until its answer or until now, without the pauses.
  public var workTime: Int64 { (answerTime ?? pauseStart ?? time) - pausedTime }

  public func curve(_ name: String) -> Curve? { curvePlaces[name].map { curves[$0] } }

  /// The latest event of that name, for histogram, raster, image, table, graph, graph classes, tracking and text.
  public func latest(_ kind: EventKind, _ name: String) -> NumberedEvent? {
    latest[EventKey(kind: kind, name: name)]
  }
}

/// A series of events.
public struct EventKey: Sendable, Hashable {
  public var kind: EventKind
  public var name: String

  public init(kind: EventKind, name: String) {
    self.kind = kind
    self.name = name
  }
}

/// An event with its place in the session.
public struct NumberedEvent: Sendable {
  /// Counted from 1.
  public var seq: Int
  public var event: Event

  public init(seq: Int, event: Event) {
    self.seq = seq
    self.event = event
  }
}

/// A parameter's value before the latest command that changed it.
struct ValueBeforeSet: Sendable, Hashable {
  var name: String
  var value: Value?
}
