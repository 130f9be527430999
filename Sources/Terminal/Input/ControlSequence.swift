/// A sequence of the form `ESC [ parameters final`, as xterm and its kin send it.
struct ControlSequence {
  private let parameters: ArraySlice<UInt8>
  private let final: UInt8
  private let numbers: [Int]

  init(parameters: ArraySlice<UInt8>, final: UInt8) {
    self.parameters = parameters
    self.final = final
    let digits = parameters.drop { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ";") }
    numbers = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      // A colon begins details of a parameter that do not matter here.
      part.prefix { (0x30...0x39).contains($0) }.reduce(0) { min($0 * 10 + Int($1) - 0x30, 1 << 20) }
    }
  }

  /// Whether three bytes of a mouse report follow.
  var isOldMouse: Bool { final == UInt8(ascii: "M") && parameters.isEmpty }
  /// Whether pasted text follows.
  var beginsPaste: Bool { final == UInt8(ascii: "~") && number(0) == 200 }

  /// What it means; nil if nothing here.
  var event: InputEvent? {
    if parameters.first == UInt8(ascii: "<") { return sgrMouse.map { .mouse($0) } }
    // Other private marks begin answers to questions, not keys.
    if let first = parameters.first, first >= UInt8(ascii: "<") { return nil }
    let modifiers = Self.modifiers(number(1))
    switch final {
    case UInt8(ascii: "~"):
      if number(0) == 27 { return Self.key(codePoint: number(2), modifiers).map { .key($0) } }
      return Self.tildeKeys[number(0)].map { .key(Key($0, modifiers)) }
    case UInt8(ascii: "^"): return Self.tildeKeys[number(0)].map { .key(Key($0, .control)) }
    case UInt8(ascii: "u"): return Self.key(codePoint: number(0), modifiers).map { .key($0) }
    default: return Self.key(final: final, modifiers: modifiers).map { .key($0) }
    }
  }

  /// The key of a final byte, after `ESC [` or `ESC O`.
  static func key(final: UInt8, modifiers: Key.Modifiers) -> Key? {
    switch final {
    case UInt8(ascii: "A"): Key(.up, modifiers)
    case UInt8(ascii: "B"): Key(.down, modifiers)
    case UInt8(ascii: "C"): Key(.right, modifiers)
    case UInt8(ascii: "D"): Key(.left, modifiers)
    case UInt8(ascii: "H"): Key(.home, modifiers)
    case UInt8(ascii: "F"): Key(.end, modifiers)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): Key(.function(Int(final) - 0x4F), modifiers)
    case UInt8(ascii: "M"): Key(.enter, modifiers)
    case UInt8(ascii: "Z"): .backTab
    // rxvt's arrows with shift.
    case UInt8(ascii: "a"): Key(.up, .shift)
    case UInt8(ascii: "b"): Key(.down, .shift)
    case UInt8(ascii: "c"): Key(.right, .shift)
    case UInt8(ascii: "d"): Key(.left, .shift)
    default: nil
    }
  }

  /// The old mouse protocol: three bytes, each 32 more than what it says; releases do not tell the button.
  func oldMouse(_ report: [UInt8]) -> MouseEvent? {
    let values = report.map { Int($0) - 32 }
    guard values[1] > 0, values[2] > 0, values[0] >= 0 else { return nil }
    let isRelease = values[0] & 3 == 3 && values[0] & 64 == 0
    return Self.mouse(
      code: isRelease ? values[0] & ~3 : values[0], column: values[1], row: values[2], isRelease: isRelease)
  }

  private var sgrMouse: MouseEvent? {
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m"), numbers[1] > 0,
      numbers[2] > 0
    else { return nil }
    return Self.mouse(
      code: numbers[0], column: numbers[1], row: numbers[2], isRelease: final == UInt8(ascii: "m"))
  }

  private static func mouse(code: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let point = Point(column: column - 1, row: row - 1)
    if code & 64 != 0 {
      switch code & 3 {
      case 0: return MouseEvent(.scrollUp, at: point, modifiers: modifiers)
      case 1: return MouseEvent(.scrollDown, at: point, modifiers: modifiers)
      default: return nil
      }
    }
    guard let button = MouseEvent.Button(rawValue: code & 3) else { return nil }
    let action: MouseEvent.Action =
      code & 32 != 0 ? .drag(button) : isRelease ? .release(button) : .press(button)
    return MouseEvent(action, at: point, modifiers: modifiers)
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  /// A parameter of modifiers is one more than the sum of shift 1, alt 2, control 4.
  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    parameter > 1 ? Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: (parameter - 1) & 7)) : []
  }

  private static func key(codePoint: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch codePoint {
    case 9: return Key(.tab, modifiers)
    case 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 8, 127: return Key(.backspace, modifiers)
    default:
      guard codePoint >= 32, let scalar = Unicode.Scalar(UInt32(codePoint)) else { return nil }
      return Key(.character(Character(scalar)), modifiers.subtracting(.shift))
    }
  }

  private static let tildeKeys: [Int: Key.Code] = {
    var keys: [Int: Key.Code] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // The numbers have holes where the first keyboards had them.
    let functionNumbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
    for (index, number) in functionNumbers.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()
}
