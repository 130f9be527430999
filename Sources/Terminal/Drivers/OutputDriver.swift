/// What brings frames to a terminal.
public enum OutputDriver: String, CaseIterable, Hashable, Sendable {
  /// Plexus' own control sequences: up to 24-bit colours, each frame shown at once, little to compute.
  case ansi
  /// Curses: any terminal that the system describes, in at most 256 colours.
  case curses
}
