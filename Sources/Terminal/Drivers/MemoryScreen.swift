/// A screen that only remembers: for tests, recordings and text output.
public struct MemoryScreen: ScreenOutput, Sendable {
  /// What was shown last.
  public private(set) var frame: Frame?
  /// How many frames were shown.
  public private(set) var shown = 0

  /// An empty screen.
  public init() {}

  /// Remembers a frame.
  public mutating func show(_ frame: Frame) {
    self.frame = frame
    shown += 1
  }

  /// The rows of what was shown last.
  public var text: [String] { frame?.text ?? [] }
}
