/// A screen that shows frames on a terminal.
protocol DeviceScreen: ScreenOutput {
  /// Forgets what the terminal shows, so that the next frame is written whole.
  mutating func forget()
}
