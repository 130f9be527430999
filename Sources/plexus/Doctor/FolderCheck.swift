import Datasets
import Experiments
import Foundation
import Sessions
import Terminal

/// Where data, sessions and settings are, and whether they can be used.
enum FolderCheck {
  static func section(data: String?) -> DoctorReport.Section {
    var section = DoctorReport.Section(name: "Folders")
    let folder = DataFolder(data)
    let sets = folder.imageDatasets.filter { !$0.isEmbedded }.map(\.rawValue)
    section.add(
      "data", .record(["path": .text(folder.path), "sets": .list(sets.map { .text($0) })]),
      "\(folder.path), \(sets.isEmpty ? "no sets" : sets.joined(separator: " "))",
      sets.isEmpty ? .note : .fine,
      remedy: sets.isEmpty ? "Drawn data need no files. For real sets name their folder in PLEXUS_DATA." : "")
    addSessions(&section)
    return section
  }

  private static func addSessions(_ section: inout DoctorReport.Section) {
    let store = SessionStore.standard()
    let existing = nearestFolder(to: store.folder)
    let canWrite = access(existing, W_OK | X_OK) == 0
    let free = freeBytes(existing)
    let count = store.list().count
    section.add(
      "sessions",
      .record([
        "path": .text(store.folder), "count": .integer(count), "writable": .flag(canWrite),
        "free_bytes": free.map { .integer($0) } ?? .none,
      ]),
      "\(store.folder), \(TextFormat.count(count, "session")), "
        + (canWrite ? free.map { "\(TextFormat.bytes($0)) free" } ?? "writable" : "cannot be written to"),
      !canWrite ? .problem : free.map { $0 < 100_000_000 } ?? false ? .note : .fine,
      remedy: !canWrite
        ? "Runs could not be recorded. Name another folder in PLEXUS_SESSIONS."
        : free.map { $0 < 100_000_000 } ?? false ? "Little room is left for sessions." : "")
  }

  /// The person's own settings: the configuration file and all themes.
  static func configuration() -> DoctorReport.Section {
    var section = DoctorReport.Section(name: "Settings")
    let file = UserConfiguration.files.configuration
    let isThere = FileManager.default.fileExists(atPath: file)
    section.add(
      "configuration", .record(["path": .text(file), "exists": .flag(isThere)]),
      isThere ? file : "\(file), not there")
    for problem in UserConfiguration.read.problems { section.add("problem", .text("\(problem)"), nil, .note) }
    let (themes, errors) = Theme.all(in: Resources.themeFolders)
    section.add(
      "themes", .list(themes.map { .text($0.name) }), themes.map(\.name).joined(separator: " "),
      themes.count > 1 ? .fine : .note,
      remedy: themes.count > 1
        ? "" : "The themes that come with Plexus are not found. Name their folder's folder in PLEXUS_HOME.")
    for error in errors { section.add("theme", .text("\(error)"), nil, .note) }
    return section
  }

  /// The folder, or the first above it that exists.
  private static func nearestFolder(to path: String) -> String {
    var folder = URL(fileURLWithPath: path)
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
      folder.deleteLastPathComponent()
    }
    return folder.path
  }

  private static func freeBytes(_ path: String) -> Int? {
    var space = statvfs()
    guard statvfs(path, &space) == 0 else { return nil }
    return Int(space.f_bavail) * Int(space.f_frsize)
  }
}
