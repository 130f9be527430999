import Experiments
import Sessions

/// Where a replay stands.
package struct ReplaySnapshot: Sendable {
  package var state: SessionState
  /// Microseconds.
  package var time: Int64
  package var duration: Int64
  package var isAtEnd: Bool
  package var marks: [TimelineMark]
  /// Whether another process still writes the session.
  package var isGrowing: Bool

  package init(
    state: SessionState, time: Int64, duration: Int64, isAtEnd: Bool, marks: [TimelineMark],
    isGrowing: Bool = false
  ) {
    self.state = state
    self.time = time
    self.duration = duration
    self.isAtEnd = isAtEnd
    self.marks = marks
    self.isGrowing = isGrowing
  }

  /// The position, 0…1.
  package var fraction: Double { duration > 0 ? min(1, max(0, Double(time) / Double(duration))) : 1 }
}

/// A session on the screen.
package struct ReplayModel: Sendable {
  package static let speeds: [Double] = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]

  package let info: SessionInfo
  /// Nil when this program does not know the system.
  package let lab: AnyLab?
  package var snapshot: ReplaySnapshot
  package var panels: PanelsModel
  package var isPlaying = false
  package var speed = 2
  /// Whether it begins again at its end instead of holding there.
  package var isLooping = false
  /// Whether it shows the end of a session that grows.
  package var isFollowing = false

  package init(info: SessionInfo, lab: AnyLab?, snapshot: ReplaySnapshot) {
    self.info = info
    self.lab = lab
    self.snapshot = snapshot
    let unknown = [PanelDescription("log", title: "log", .log)]
    panels = PanelsModel(lab?.description.panels ?? unknown)
  }

  package var state: SessionState { snapshot.state }
}
