import Sessions

/// What the program says of itself.
package struct AboutModel: Sendable {
  /// Of this program; nil only before the workbench has begun.
  package var fingerprint: Fingerprint?
  /// What is where: a word and a path.
  package var places: [Place] = []
  /// Lines that are scrolled past.
  package var offset = 0

  /// Where something is.
  package struct Place: Sendable, Hashable {
    package var what: String
    package var path: String

    package init(_ what: String, _ path: String) {
      self.what = what
      self.path = path
    }
  }

  package init() {}
}
