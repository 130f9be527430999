import Glibc

/// Asks a terminal what only it can know; nothing that is written stays on the screen.
///
/// Each question ends with one that every terminal answers, where the cursor is, so that silence on the rest takes no
/// time.
public struct TerminalQuestions: ~Copyable {
  private let file: Int32
  private let found: termios

  /// Takes the terminal of this process for a few questions; nil without one.
  public init?() {
    file = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var modes = termios()
    guard file >= 0, tcgetattr(file, &modes) == 0 else {
      if file >= 0 { close(file) }
      return nil
    }
    found = modes
    // Ctrl-C comes as a byte, too: a signal would end the process with the terminal as it is here.
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(file, TCSAFLUSH, &modes)
  }

  deinit {
    write("\r\u{1B}[K")
    var found = found
    tcsetattr(file, TCSAFLUSH, &found)
    close(file)
  }

  /// What the terminal says of itself.
  public struct Answer: Hashable, Sendable {
    /// Its name and version, if it tells them.
    public var program: String?
    /// Whether it shows an update at once; nil if it does not say.
    public var isSynchronized: Bool?
  }

  /// Asks for name and abilities; nil if it answers nothing at all.
  public func ask() -> Answer? {
    guard let text = reply(to: "\u{1B}[>q\u{1B}[?2026$p") else { return nil }
    return Self.answer(in: text)
  }

  /// How many columns the cursor moves over a text; nil without an answer.
  public func width(of text: String) -> Int? {
    // From the second column, as terminals count from 1 and a first one may be special.
    guard let reply = reply(to: "\r \(text)"), let column = Self.column(in: reply) else { return nil }
    write("\r\u{1B}[K")
    return column - 2
  }

  package static func answer(in text: String) -> Answer {
    var answer = Answer()
    if let start = text.firstRange(of: "\u{1B}P>|"),
      let end = text[start.upperBound...].firstRange(of: "\u{1B}\\")
    {
      answer.program = String(text[start.upperBound..<end.lowerBound])
    }
    // 1 and 2: on and off; 0: unknown; 3 and 4: it never changes.
    if let start = text.firstRange(of: "\u{1B}[?2026;"), let state = text[start.upperBound...].first {
      answer.isSynchronized = "123".contains(state)
    }
    return answer
  }

  package static func column(in text: String) -> Int? {
    guard text.hasSuffix("R"), let separator = text.lastIndex(of: ";") else { return nil }
    return Int(text[text.index(after: separator)...].dropLast())
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(file, $0.baseAddress, $0.count) }
  }

  /// What comes back up to and with the place of the cursor; nil after a second of silence.
  private func reply(to question: String) -> String? {
    write(question + "\u{1B}[6n")
    var bytes: [UInt8] = []
    while true {
      var ready = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 1000) == 1 else { return nil }
      var byte: UInt8 = 0
      guard read(file, &byte, 1) == 1, byte != 3, bytes.count < 4096 else { return nil }
      bytes.append(byte)
      let text = String(decoding: bytes, as: UTF8.self)
      if byte == UInt8(ascii: "R"), let start = text.ranges(of: "\u{1B}[").last {
        let place = text[start.upperBound...].dropLast().split(separator: ";")
        if place.count == 2, place.allSatisfy({ Int($0) != nil }) { return text }
      }
    }
  }
}
