import Dispatch
import Synchronization

/// How others reach a run: they send commands, the run takes them at its boundaries.
public final class RunControl: Sendable {
  private struct State {
    var commands: [Command] = []
    var isAttended: Bool
  }

  private let state: Mutex<State>
  private let arrival = DispatchSemaphore(value: 0)

  /// - Parameter attended: whether somebody is there who may still act.
  public init(attended: Bool) {
    state = Mutex(State(isAttended: attended))
  }

  /// Hands a command to the run; it takes effect at the next boundary.
  public func send(_ command: Command) {
    state.withLock { $0.commands.append(command) }
    arrival.signal()
  }

  /// Nobody will act from here on: a system that waits for a person ends.
  public func leave() {
    state.withLock { $0.isAttended = false }
    arrival.signal()
  }

  /// The oldest waiting command.
  func take() -> Command? {
    state.withLock { $0.commands.isEmpty ? nil : $0.commands.removeFirst() }
  }

  /// Waits for a command; `nil` when nobody will act any more.
  func wait() -> Command? {
    while true {
      let (command, isAttended) = state.withLock { state in
        (state.commands.isEmpty ? nil : state.commands.removeFirst(), state.isAttended)
      }
      if let command { return command }
      if !isAttended { return nil }
      arrival.wait()
    }
  }
}
