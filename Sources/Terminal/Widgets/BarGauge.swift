/// A bar that shows how much of something is done or used.
public struct BarGauge: Widget, Hashable {
  /// From 0 to 1; nil while it is not known.
  public var fraction: Double?
  /// What stands after the bar; nil writes the percentage.
  public var label: String?
  /// The bar's colour.
  public var scope: Scope

  /// A bar.
  public init(fraction: Double?, label: String? = nil, scope: Scope = .bar) {
    self.fraction = fraction
    self.label = label
    self.scope = scope
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {}
}
