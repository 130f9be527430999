/// Something a person does to one system: a name declared in its description, with arguments.
public struct Action: Sendable, Hashable, Codable {
  public var name: String
  public var arguments: [String: Value]

  public init(_ name: String, _ arguments: [String: Value] = [:]) {
    self.name = name
    self.arguments = arguments
  }
}

/// Thrown by a system's action handler when the action cannot be done; it is logged and the run goes on.
public struct ActionError: Error, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}

/// Who ended a run before its own end.
public enum StopReason: String, Sendable, Hashable, Codable {
  /// A person chose it.
  case person
  /// The process was told to end (Ctrl-C, HUP, TERM).
  case signal
}

/// What a person does to a run; it takes effect at a boundary and is recorded with its tick.
public enum Command: Sendable, Hashable, Codable {
  case pause
  case resume
  /// While paused: go on to the next boundary and pause there.
  case step
  case stop(StopReason)
  case set(parameter: String, value: Value)
  case act(Action)
}

extension Command: CustomStringConvertible {
  public var description: String {
    switch self {
    case .pause: return "pause"
    case .resume: return "resume"
    case .step: return "step"
    case .stop(let reason): return reason == .signal ? "stop (signal)" : "stop"
    case .set(let parameter, let value): return "\(parameter) → \(value)"
    case .act(let action):
      let arguments = action.arguments.keys.sorted().map { "\($0)=\(action.arguments[$0] ?? .none)" }
      return ([action.name] + arguments).joined(separator: " ")
    }
  }
}

/// A recorded command with the tick at which it took effect.
public struct ScriptedCommand: Sendable, Hashable {
  public var tick: Int
  public var command: Command

  public init(tick: Int, command: Command) {
    self.tick = tick
    self.command = command
  }
}
