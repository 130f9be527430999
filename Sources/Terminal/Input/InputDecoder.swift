/// Turns the bytes a terminal sends into events.
///
/// It knows the sequences that terminfo gives for this terminal and the common grammar of xterm and its kin, so keys
/// with modifiers, the mouse and pasted text work whatever TERM says (under tmux's own, terminfo names only the
/// old mouse protocol).
package struct InputDecoder: Sendable {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?
  private let known: [[UInt8]: Key]
  private let longest: Int

  /// A decoder that knows a terminal's own sequences besides the common ones.
  package init(terminfo: [(String, Key)] = []) {
    known = Dictionary(terminfo.map { (Array($0.0.utf8), $0.1) }, uniquingKeysWith: { first, _ in first })
    longest = known.keys.map(\.count).max() ?? 0
  }

  /// Whether bytes are held back that may begin a longer sequence.
  ///
  /// Within pasted text only the closing mark can follow, however long it takes.
  package var isWaiting: Bool { !pending.isEmpty && pasted == nil }

  /// Takes bytes and returns the events that are complete.
  package mutating func feed(_ bytes: [UInt8]) -> [InputEvent] {
    pending += bytes
    return decode(isFinal: false)
  }

  /// Returns what the held bytes mean if nothing follows.
  package mutating func flush() -> [InputEvent] { decode(isFinal: true) }

  private enum Step {
    case event(InputEvent, Int)
    case skip(Int)
    case incomplete
  }

  private mutating func decode(isFinal: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = pending[...]
    loop: while !rest.isEmpty {
      if pasted != nil {
        guard let event = continuePaste(&rest) else { break }
        events.append(event)
        continue
      }
      switch step(rest, isFinal: isFinal) {
      case .event(let event, let length):
        events.append(event)
        rest = rest.dropFirst(length)
      case .skip(let length): rest = rest.dropFirst(length)
      case .incomplete: break loop
      }
    }
    pending = Array(rest)
    return events
  }

  /// Collects pasted bytes up to the closing mark; nil until it has come.
  private mutating func continuePaste(_ rest: inout ArraySlice<UInt8>) -> InputEvent? {
    let end = Array("\u{1B}[201~".utf8)
    var collected = pasted ?? []
    while let first = rest.first {
      if first == 0x1B {
        if rest.starts(with: end) {
          rest = rest.dropFirst(end.count)
          pasted = nil
          return .paste(String(decoding: collected, as: UTF8.self))
        }
        if end.starts(with: rest) { break }
      }
      collected.append(first)
      rest = rest.dropFirst()
    }
    pasted = collected
    return nil
  }

  private mutating func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    if let (key, length) = knownKey(bytes) { return .event(.key(key), length) }
    guard bytes[bytes.startIndex] == 0x1B else { return character(bytes, isFinal: isFinal) }
    let after = bytes.dropFirst()
    switch after.first {
    case nil: return isFinal ? .event(.key(.escape), 1) : .incomplete
    case 0x1B: return .event(.key(.escape), 1)
    case UInt8(ascii: "["): return controlSequence(after.dropFirst(), isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let final = after.dropFirst().first else {
        return isFinal ? .event(.key(.alt("O")), 2) : .incomplete
      }
      if let key = ControlSequence.key(final: final, modifiers: []) { return .event(.key(key), 3) }
      return .event(.key(.alt("O")), 2)
    default: return alternate(after, isFinal: isFinal)
    }
  }

  private func knownKey(_ bytes: ArraySlice<UInt8>) -> (Key, Int)? {
    guard let first = bytes.first, first < 0x20 || first >= 0x7F else { return nil }
    for length in stride(from: min(longest, bytes.count), through: 1, by: -1) {
      if let key = known[Array(bytes.prefix(length))] { return (key, length) }
    }
    return nil
  }

  /// A key after an escape byte is that key with alt.
  private func alternate(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    switch character(bytes, isFinal: isFinal) {
    case .event(.key(let key), let length):
      return .event(.key(Key(key.code, key.modifiers.union(.alt))), length + 1)
    case .event(let event, let length): return .event(event, length + 1)
    case .skip(let length): return .skip(length + 1)
    case .incomplete: return .incomplete
    }
  }

  /// What follows `ESC [`.
  private mutating func controlSequence(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    // The console of Linux: ESC [ [ A to E are F1 to F5.
    if bytes.first == UInt8(ascii: "["), bytes.count >= 2 {
      let number = Int(bytes[bytes.startIndex + 1]) - 0x40
      return (1...5).contains(number) ? .event(.key(.function(number)), 4) : .skip(4)
    }
    guard let end = bytes.firstIndex(where: { !(0x20...0x3F).contains($0) }),
      bytes.first != UInt8(ascii: "[")
    else {
      // Longer than any real one: noise.
      if bytes.count > 64 { return .skip(bytes.count + 2) }
      return isFinal ? .event(.key(.alt("[")), 2) : .incomplete
    }
    let length = bytes.distance(from: bytes.startIndex, to: end) + 3
    guard (0x40...0x7E).contains(bytes[end]) else { return .skip(length - 1) }
    let sequence = ControlSequence(parameters: bytes[..<end], final: bytes[end])
    if sequence.isOldMouse {
      guard bytes.count >= 4 else { return isFinal ? .skip(length) : .incomplete }
      let report = Array(bytes.dropFirst().prefix(3))
      return sequence.oldMouse(report).map { .event(.mouse($0), 6) } ?? .skip(6)
    }
    if sequence.beginsPaste {
      pasted = []
      return .skip(length)
    }
    return sequence.event.map { .event($0, length) } ?? .skip(length)
  }

  private func character(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x0D: return .event(.key(.enter), 1)
    case 0x09: return .event(.key(.tab), 1)
    case 0x7F: return .event(.key(.backspace), 1)
    case 0: return .event(.key(.control(" ")), 1)
    case 0x01...0x1A: return .event(.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
    case 0x1B: return .event(.key(.escape), 1)
    case 0x1C...0x1F: return .event(.key(.control(Character(Unicode.Scalar(first + 0x40)))), 1)
    case ..<0x80: return .event(.key(.character(Character(Unicode.Scalar(first)))), 1)
    default: return beyondASCII(bytes, isFinal: isFinal)
    }
  }

  private func beyondASCII(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first) else { return .skip(1) }
    if bytes.count < length, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) {
      return isFinal ? .skip(bytes.count) : .incomplete
    }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self),
      let character = text.first
    else { return .skip(1) }
    return .event(.key(.character(character)), length)
  }
}
