/// A key as a terminal reports it.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A key that types a character; the space bar is a space.
    case character(Character)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
    /// F1 and on.
    case function(Int)
  }

  /// Keys held with it; shift only where a terminal tells it, not with characters, whose case says it.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let shift = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let control = Modifiers(rawValue: 4)
  }

  /// Which key.
  public let code: Code
  /// Keys held with it.
  public let modifiers: Modifiers

  /// A key; a letter with control counts as lower case.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    if case .character(let character) = code, modifiers.contains(.control) {
      self.code = .character(Character(character.lowercased()))
    } else {
      self.code = code
    }
    self.modifiers = modifiers
  }

  public static let enter = Key(.enter)
  public static let escape = Key(.escape)
  public static let tab = Key(.tab)
  public static let backTab = Key(.tab, .shift)
  public static let backspace = Key(.backspace)
  public static let delete = Key(.delete)
  public static let insert = Key(.insert)
  public static let up = Key(.up)
  public static let down = Key(.down)
  public static let left = Key(.left)
  public static let right = Key(.right)
  public static let home = Key(.home)
  public static let end = Key(.end)
  public static let pageUp = Key(.pageUp)
  public static let pageDown = Key(.pageDown)
  public static let space = Key(.character(" "))

  /// A key that types a character.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }
  /// A character with control.
  public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
  /// A character with alt.
  public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
  /// A function key, from 1.
  public static func function(_ number: Int) -> Key { Key(.function(number)) }

  /// The character it types into a text; nil for every other key.
  public var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }
}
