/// The palette while it is open; what is typed stands in the text entry.
package struct PaletteModel: Sendable, Hashable {
  /// The chosen match.
  package var selection = 0

  package init() {}
}
