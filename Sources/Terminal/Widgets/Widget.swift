/// Something that draws itself into a rectangle of a frame.
///
/// A widget is a value: what it shows is all in its properties. Drawing is pure (the same value, rectangle and
/// look give the same cells), reads no clock, touches nothing outside the rectangle and works at any size.
public protocol Widget: Sendable {
  /// Draws into a rectangle.
  func draw(into frame: inout Frame, in rect: Rect, look: Look)
}
