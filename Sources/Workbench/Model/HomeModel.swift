/// What is chosen on the first screen.
package struct HomeModel: Sendable {
  package enum List: Sendable, Hashable { case systems, sessions, lessons }

  package var list = List.systems
  /// The chosen system, counted among those that the filter leaves.
  package var system = 0
  /// The chosen session, counted among those that the filter leaves.
  package var session = 0
  package var lesson = 0
  /// Only what contains this is shown.
  package var filter = ""

  /// Paths of the sessions that are marked for a comparison, in the order of their letters.
  package var marked: [String] = []
  /// How verifications stand, by path.
  package var verdicts: [String: Verdict] = [:]
  /// What sessions show in the end, the latest last.
  package var previews: [HomePreview] = []
  /// The session that was last asked for to be shown.
  package var previewAsked: String?

  package init() {}
}
