/// One thing that happened in a run; a run is the stream of them.
public struct Event: Sendable, Equatable {
  /// What it is called, such as `loss/train`; kind and name together say which series it continues.
  public var name: String
  /// The system's own count of progress (training steps, augmentations); the x axis of curves.
  public var step: Int
  public var payload: Payload
  /// Boundary calls made before it; set by the run.
  public var tick: Int
  /// Microseconds since the run began, monotonic; set by the run, and not part of what a run reproduces.
  public var time: Int64

  public init(_ name: String, step: Int = 0, _ payload: Payload, tick: Int = 0, time: Int64 = 0) {
    self.name = name
    self.step = step
    self.payload = payload
    self.tick = tick
    self.time = time
  }

  /// What an event carries.
  public enum Payload: Sendable, Equatable {
    case scalar(Double)
    case progress(Progress)
    /// A stretch of the run begins; the text is its label.
    case phase(String)
    case histogram(Histogram)
    case raster(Raster)
    case image(Image)
    case table(Table)
    case graph(Graph)
    /// New classes for the nodes and edges of the graph of the same name.
    case graphClasses(GraphClasses)
    case tracking(TrackingFrame)
    case text(String)
    case log(LogLevel, String)
    case command(Command)
    /// A file that was read, for the fingerprint.
    case input(InputFile)
    case stateSaved(marked: Bool)
    case telemetry(Telemetry)
    case finished([String: Value])
    case failed(String)
  }
}

/// The kind of an event, as it is written to files.
public enum EventKind: String, Sendable, Hashable, CaseIterable {
  /// A signed raster is a kind of its own, so that readers who do not know it leave it out.
  case signedRaster = "signed-raster"
  case scalar, progress, phase, histogram, raster, image, table, graph, graphClasses = "graph-classes"
  case tracking, text, log, command, input, stateSaved = "state-saved", telemetry, finished, failed
}

extension Event {
  public var kind: EventKind {
    switch payload {
    case .scalar: .scalar
    case .progress: .progress
    case .phase: .phase
    case .histogram: .histogram
    case .raster(let raster): raster.negativeBits == nil ? .raster : .signedRaster
    case .image: .image
    case .table: .table
    case .graph: .graph
    case .graphClasses: .graphClasses
    case .tracking: .tracking
    case .text: .text
    case .log: .log
    case .command: .command
    case .input: .input
    case .stateSaved: .stateSaved
    case .telemetry: .telemetry
    case .finished: .finished
    case .failed: .failed
    }
  }
}

extension Event {
  public static func scalar(_ name: String, _ value: Double, step: Int) -> Event {
    Event(name, step: step, .scalar(value))
  }

  public static func progress(_ done: Int, of total: Int, unit: String, step: Int) -> Event {
    Event("progress", step: step, .progress(Progress(done: done, total: total, unit: unit)))
  }

  public static func phase(_ label: String, step: Int) -> Event { Event("phase", step: step, .phase(label)) }

  public static func log(_ level: LogLevel, _ text: String, step: Int = 0) -> Event {
    Event("log", step: step, .log(level, text))
  }

  public static func finished(_ summary: [String: Value], step: Int = 0) -> Event {
    Event("finished", step: step, .finished(summary))
  }
}

/// How far a run has come.
public struct Progress: Sendable, Hashable, Codable {
  public var done: Int
  public var total: Int
  /// What is counted, plural: `images`, `nodes`.
  public var unit: String

  public init(done: Int, total: Int, unit: String) {
    self.done = done
    self.total = total
    self.unit = unit
  }

  /// The share done, 0…1.
  public var fraction: Double { total > 0 ? min(1, Double(done) / Double(total)) : 0 }
}

public enum LogLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case note, warning, error
}

/// A file that a run read.
public struct InputFile: Sendable, Hashable, Codable {
  public var path: String
  /// Bytes.
  public var size: Int
  /// 64 hexadecimal digits.
  public var sha256: String

  public init(path: String, size: Int, sha256: String) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }
}

/// What the harness measured of a run; never part of what a run reproduces.
public struct Telemetry: Sendable, Hashable, Codable {
  /// Progress units per second.
  public var throughput: Double
  public var unit: String
  /// Resident memory, bytes.
  public var memory: Int
  /// Seconds to the end, if progress allows an estimate.
  public var remaining: Double?

  public init(throughput: Double, unit: String, memory: Int, remaining: Double?) {
    self.throughput = throughput
    self.unit = unit
    self.memory = memory
    self.remaining = remaining
  }
}
