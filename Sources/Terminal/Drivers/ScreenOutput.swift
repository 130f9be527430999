/// Something that shows frames.
public protocol ScreenOutput {
  /// Shows a frame, by its difference to the last one.
  mutating func show(_ frame: Frame)
}
