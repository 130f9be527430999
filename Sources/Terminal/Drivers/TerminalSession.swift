import CNcurses
import CTerminal
import Glibc

/// A terminal taken over for a full-screen program, until `close()`.
///
/// Curses owns the terminal (modes, alternate screen, colours), frames own the pixels, and keys are decoded here. A
/// crash, a signal or a suspend leaves the terminal as it was found. At most one session is open in a process.
public final class TerminalSession: ScreenOutput {
  /// The terminal's size now; `.resize` says when it changes.
  public private(set) var size: Size
  /// The colours the terminal shows; none under `NO_COLOR`.
  public let colors: ColorDepth
  /// What brings frames to the terminal.
  public let driver: OutputDriver
  /// Whether the locale can show characters beyond ASCII.
  public let isUTF8: Bool
  /// Wakes `poll` from any thread.
  public let waker: Waker

  /// Whether the mouse is reported; otherwise the terminal keeps it for selecting text.
  public var mouse: Bool {
    didSet {
      guard isOpen, mouse != oldValue else { return }
      device.write(mouse ? ControlString.mouseOn : ControlString.mouseOff)
    }
  }

  private let device: TerminalDevice
  private let pipe: WakePipe
  private var screen: any DeviceScreen
  private var decoder: InputDecoder
  private var isOpen = true

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - mouse: Whether the mouse is reported.
  ///   - driver: What brings frames to it; nil takes what suits the terminal.
  ///   - place: Where it is.
  /// - Throws: `TerminalError` if there is no terminal or one that cannot show a screen; nothing has been written to
  ///   it then.
  public init(
    mouse: Bool = true, driver: OutputDriver? = nil, at place: TerminalPlace = TerminalPlace()
  ) throws(TerminalError) {
    pipe = try WakePipe()
    device = try TerminalDevice(at: place, signalsTo: pipe.writeEnd)
    waker = Waker(pipe)
    isUTF8 = device.isUTF8
    self.driver = driver ?? device.traits.driver
    colors = device.traits.colors(by: self.driver)
    screen =
      switch self.driver {
      case .ansi: ANSIScreen(device, colors: colors)
      case .curses: CursesScreen(colors: colors)
      }
    // Keys are to be answered at once while other threads compute with all cores.
    ct_prefer_short_turns()
    decoder = InputDecoder(terminfo: device.keySequences())
    size = device.size()
    self.mouse = mouse
    device.write(ControlString.pasteOn + (mouse ? ControlString.mouseOn : ""))
  }

  deinit { close() }

  /// Brings the difference to the last frame to the terminal.
  public func show(_ frame: Frame) {
    guard isOpen else { return }
    screen.show(frame)
  }

  /// Forgets what the terminal shows, so that the next frame is written whole.
  public func redraw() { screen.forget() }

  /// Waits for input, a signal, a waker or the end of the time, and returns what came.
  ///
  /// Without a timeout nothing runs until something happens. Events come in order; several reports of a new size
  /// are one.
  public func poll(timeoutMilliseconds: Int32? = nil) -> [InputEvent] {
    guard isOpen else { return [] }
    var events: [InputEvent] = []
    var timeout = timeoutMilliseconds ?? -1
    var end: ContinuousClock.Instant?
    repeat {
      // A lone escape may begin a longer sequence; the rest follows at once or not at all, whoever wakes us meanwhile.
      if decoder.isWaiting, end == nil { end = .now + .milliseconds(ControlString.escapeDelay) }
      let wait = end.map { max(0, Int32((($0 - .now) / .milliseconds(1)).rounded(.up))) } ?? timeout
      let ready = device.wait(alsoFor: pipe.readEnd, milliseconds: wait)
      if ready.contains(.wake) { for byte in pipe.drain() { take(signal: byte, into: &events) } }
      if ready.contains(.input) {
        read(into: &events)
        end = nil
      } else if let moment = end, .now >= moment {
        events += decoder.flush()
      }
      timeout = 0
    } while decoder.isWaiting
    return events
  }

  /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again when it goes on.
  ///
  /// Draw the whole screen afterwards; the size may be another.
  public func suspend() {
    guard isOpen else { return }
    leave()
    ct_stop()
    enter()
  }

  /// Gives the terminal back as it was found; more calls do nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    device.close()
  }

  private func leave() {
    device.write(ControlString.mouseOff + ControlString.pasteOff)
    device.leave()
  }

  private func enter() {
    device.enter()
    device.write(ControlString.pasteOn + (mouse ? ControlString.mouseOn : ""))
    updateSize()
    screen.forget()
  }

  private func updateSize() {
    size = device.size()
    device.resize(to: size)
    screen.forget()
  }

  private func read(into events: inout [InputEvent]) {
    if let bytes = device.read() {
      events += decoder.feed(bytes)
    } else {
      events.append(.quit(signal: SIGHUP))
    }
  }

  private func take(signal byte: UInt8, into events: inout [InputEvent]) {
    switch Int32(byte) {
    case 0: events.append(.wake)
    case SIGWINCH:
      updateSize()
      events.append(.resize(size))
    case SIGTSTP: suspend()
    case SIGCONT:
      // After a stop that could not be caught, whoever had the terminal meanwhile may have changed it.
      enter()
      events.append(.resumed)
      events.append(.resize(size))
    default: events.append(.quit(signal: Int32(byte)))
    }
  }
}
