import CNcurses
import CTerminal
import Glibc

/// The terminal itself: its file descriptors, modes and curses screen.
final class TerminalDevice {
  /// What a wait can end with.
  struct Ready: OptionSet {
    let rawValue: Int
    static let input = Ready(rawValue: 1)
    static let wake = Ready(rawValue: 2)
  }

  let isUTF8: Bool
  let traits: TerminalTraits
  private let input: Int32
  private let output: Int32
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>
  private let screen: OpaquePointer
  private var inputEnded = false

  init(at place: TerminalPlace, signalsTo pipe: Int32) throws(TerminalError) {
    let name = place.name ?? Self.environment("TERM")
    guard isatty(place.output) == 1 else { throw .notATerminal }
    try Self.check(name, place.output)
    // Only characters: a locale's decimal comma must not reach numbers.
    setlocale(LC_CTYPE, "")
    isUTF8 = String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    output = dup(place.output)
    input = isatty(place.input) == 1 ? dup(place.input) : open("/dev/tty", O_RDONLY)
    guard let inputFile = fdopen(input, "r"), let outputFile = fdopen(output, "w") else {
      throw .refused(what: "its input", code: errno)
    }
    (self.inputFile, self.outputFile) = (inputFile, outputFile)
    let restore = Self.restoreString()
    guard ct_guard_begin(output, restore, restore.utf8.count) == 0 else {
      throw .refused(what: "to tell its modes", code: errno)
    }
    // Before newterm, so that curses does not bring handlers of its own.
    ct_install_signal_bytes(pipe)
    ct_install_crash_handlers()
    guard let screen = newterm(name, outputFile, inputFile) else {
      ct_remove_handlers()
      ct_guard_end()
      throw .unknown(name: name)
    }
    self.screen = screen
    Self.setModes()
    traits = Self.traits(of: name)
  }

  /// Fails for a terminal that cannot show a screen, before anything is written to it.
  static func check(_ name: String, _ output: Int32) throws(TerminalError) {
    var found: Int32 = 0
    guard !name.isEmpty, setupterm(name, output, &found) == OK else { throw .unknown(name: name) }
    guard capability("cup") != nil else { throw .dumb(name: name) }
  }

  private static func setModes() {
    raw()
    noecho()
    nonl()
    curs_set(0)
    let window = ct_screen_window()
    leaveok(window, true)
    keypad(window, true)
    if has_colors(), start_color() == OK { use_default_colors() }
    // Pending input must not hold back output.
    typeahead(-1)
    werase(window)
    wrefresh(window)
  }

  /// What environment and description say; after `setupterm` or `newterm`.
  static func traits(of name: String) -> TerminalTraits {
    var traits = TerminalTraits(
      name: name, describedColors: max(0, Int(tigetnum("colors"))),
      hasStandardCursor: capability("cup") == "\u{1B}[%i%p1%d;%p2%dH")
    traits.colorTerm = environment("COLORTERM")
    traits.isInGNUScreen = !environment("STY").isEmpty
    traits.wantsNoColor = !environment("NO_COLOR").isEmpty
    return traits
  }

  static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// What a terminfo name stands for, without the delays that only real terminals of glass needed.
  static func capability(_ name: String) -> String? {
    guard let found = tigetstr(name), UInt(bitPattern: found) != UInt.max else { return nil }
    var text = ""
    var rest = Substring(String(cString: found))
    while let start = rest.range(ofPadding: ()) {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
    }
    return text + rest
  }

  /// Leaves the alternate screen and takes back attributes, hidden cursor, keypad, mouse and paste modes.
  private static func restoreString() -> String {
    ControlString.mouseOff + ControlString.pasteOff
      + ["rmkx", "sgr0", "op", "cnorm", "rmcup"].compactMap(capability).joined()
  }

  /// The sequences terminfo gives for the keys of this terminal.
  func keySequences() -> [(String, Key)] {
    var keys: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter), ("kbs", .backspace), ("kUP", Key(.up, .shift)), ("kDN", Key(.down, .shift)),
      ("kLFT", Key(.left, .shift)), ("kRIT", Key(.right, .shift)), ("kHOM", Key(.home, .shift)),
      ("kEND", Key(.end, .shift)),
    ]
    for number in 1...12 { keys.append(("kf\(number)", .function(number))) }
    return keys.compactMap { name, key in Self.capability(name).map { ($0, key) } }
  }

  func size() -> Size {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  func resize(to size: Size) {
    resize_term(Int32(size.rows), Int32(size.columns))
  }

  func write(_ text: String) {
    // Curses must have sent what it holds, or the two would mix.
    fflush(outputFile)
    var text = text
    text.withUTF8 { write($0) }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(output, bytes.baseAddress! + done, bytes.count - done)
      if count < 0 && errno == EAGAIN {
        // Whoever shares the terminal may have made it non-blocking.
        var file = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&file, 1, -1)
      } else if count < 0 && errno != EINTR {
        return
      }
      done += max(0, count)
    }
  }

  /// The bytes that have come; nil, once, when the terminal is gone.
  func read() -> [UInt8]? {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      result = Glibc.read(input, buffer.baseAddress, buffer.count)
      count = max(0, result)
    }
    if result > 0 || result < 0 && (errno == EINTR || errno == EAGAIN) { return bytes }
    inputEnded = true
    return nil
  }

  func wait(alsoFor pipe: Int32, milliseconds: Int32) -> Ready {
    var files = [
      pollfd(fd: pipe, events: Int16(POLLIN), revents: 0),
      // A negative descriptor is passed over: a terminal that is gone would be ready for ever.
      pollfd(fd: inputEnded ? -1 : input, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&files, nfds_t(files.count), milliseconds) > 0 else { return [] }
    var ready: Ready = []
    if files[0].revents != 0 { ready.insert(.wake) }
    if files[1].revents != 0 { ready.insert(.input) }
    return ready
  }

  func leave() {
    endwin()
    ct_guard_restore(0)
  }

  func enter() {
    reset_prog_mode()
    curs_set(0)
    wrefresh(ct_screen_window())
  }

  func close() {
    delscreen(screen)
    ct_guard_end()
    ct_remove_handlers()
    fclose(inputFile)
    fclose(outputFile)
  }
}

extension Substring {
  /// Where terminfo's `$<…>` stands for a delay.
  fileprivate func range(ofPadding: Void) -> Range<Index>? {
    var start = startIndex
    while let dollar = self[start...].firstIndex(of: "$") {
      let next = index(after: dollar)
      if next < endIndex, self[next] == "<", let end = self[next...].firstIndex(of: ">") {
        return dollar..<index(after: end)
      }
      start = next
    }
    return nil
  }
}
