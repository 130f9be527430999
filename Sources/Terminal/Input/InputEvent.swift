/// Something that came from the terminal or its system.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse did something over a cell.
  case mouse(MouseEvent)
  /// Text was pasted.
  case paste(String)
  /// The terminal has a new size.
  case resize(Size)
  /// A signal asks the program to end (HUP, TERM, INT, QUIT), or the terminal is gone (HUP).
  case quit(signal: Int32)
  /// A `Waker` woke the loop.
  case wake
  /// The program goes on after it was stopped; the screen is to be drawn anew.
  case resumed
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse can do.
  public enum Action: Hashable, Sendable {
    case press(Button), release(Button), drag(Button)
    case scrollUp, scrollDown
  }

  /// A mouse's buttons.
  public enum Button: Int, Hashable, Sendable {
    case left, middle, right
  }

  /// What it did.
  public var action: Action
  /// The cell it was over.
  public var point: Point
  /// Keys held meanwhile.
  public var modifiers: Key.Modifiers

  /// A mouse event.
  public init(_ action: Action, at point: Point, modifiers: Key.Modifiers = []) {
    self.action = action
    self.point = point
    self.modifiers = modifiers
  }
}
