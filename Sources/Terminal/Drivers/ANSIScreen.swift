/// Shows frames by control sequences of our own, on a terminal that curses has set up.
///
/// Curses may then write nothing but the empty screen it begins with. Each frame is one write.
struct ANSIScreen: DeviceScreen {
  private var encoder: ANSIEncoder
  private let device: TerminalDevice

  init(_ device: TerminalDevice, colors: ColorDepth) {
    encoder = ANSIEncoder(colors: colors, isUTF8: device.isUTF8)
    self.device = device
  }

  mutating func forget() { encoder.forget() }

  mutating func show(_ frame: Frame) {
    encoder.encode(frame) { device.write($0) }
  }
}
