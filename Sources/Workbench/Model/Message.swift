import Sessions
import Terminal

/// All that can happen to the workbench.
package enum Message: Sendable {
  case input(InputEvent)
  /// An action of the table by name.
  case perform(UserAction)
  /// The folder of sessions was read; `now` in seconds since 1970.
  case sessions([SessionEntry], now: Int64)
  /// The folders of lessons were read; `done` are the names of those that were finished.
  case lessons([LessonEntry], done: Set<String>)
  /// Sessions that are to be compared were read.
  case compared([ComparedSession])
  /// What a session shows in the end was read.
  case previewed(ComparedSession)
  /// How the verification of a session stands.
  case verdict(path: String, Verdict)
  case renamed(path: String, to: String)
  case deleted(path: String)
  /// What earlier runs of a system took.
  case measured(system: String, [ComparedSession])
  /// A run has news.
  case run(Int, RunSnapshot)
  /// A run could not start.
  case refused(Int, String)
  /// A session was opened.
  case opened(SessionInfo, ReplaySnapshot)
  /// The replay stands elsewhere; `path` tells which one it is.
  case replay(path: String, ReplaySnapshot)
  /// A graph has got its places.
  case laidOut(GraphKey, [SIMD2<Float>])
  /// The names in a folder are known.
  case listed(FolderListing)
  /// The files of themes were read.
  case themes([Theme])
  /// Something to tell the person.
  case notice(String)
  case failure(String)
}
