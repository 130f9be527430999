import Experiments
import Sessions

/// What the workbench knows of a run of this process.
package struct RunSnapshot: Sendable {
  package var state: SessionState
  package var recording: RecordingState
  /// Whether its threads have ended and its file is closed.
  package var isOver: Bool

  package init(state: SessionState, recording: RecordingState, isOver: Bool) {
    self.state = state
    self.recording = recording
    self.isOver = isOver
  }
}

/// A run of this process, on the screen or behind it.
package struct RunModel: Sendable {
  package let id: Int
  package let lab: AnyLab
  package let request: RunRequest
  package let preset: String?
  package let isRecorded: Bool
  package var snapshot: RunSnapshot
  package var panels: PanelsModel
  /// The parameter that ← and → change, counted among those that may change.
  package var parameter = 0
  /// Values on their way to the run, which shows them once it has taken them.
  package var pending: ParameterValues = [:]

  package var state: SessionState { snapshot.state }

  /// Whether it still computes; one that only waits for a person does not.
  package var isGoing: Bool { !snapshot.isOver && !state.status.isFinal }

  /// Whether it has its answer and waits for what the person does next.
  package var isWaiting: Bool { !snapshot.isOver && state.status == .done }

  /// The parameters that may change during the run.
  package var liveParameters: [ParameterSpecification] { lab.parameters.filter(\.isLive) }

  /// The parameter that ← and → change.
  package var liveParameter: ParameterSpecification? {
    let live = liveParameters
    return live.isEmpty ? nil : live[parameter % live.count]
  }

  /// The value that a parameter has, or will have once the run has taken it.
  package func value(of specification: ParameterSpecification) -> Value {
    pending[specification.name] ?? state.values[specification.name] ?? specification.defaultValue
  }
}
