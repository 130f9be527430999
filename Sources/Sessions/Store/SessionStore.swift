import Experiments
import Foundation

/// A folder of sessions.
public struct SessionStore: Sendable, Hashable {
  /// How the names of session files end.
  public static let suffix = ".plexus"

  public var folder: String

  public init(folder: String) { self.folder = folder }

  /// `$PLEXUS_SESSIONS`, or `plexus/sessions` in the place that the XDG rules give for data.
  public static func standard(environment: [String: String] = ProcessInfo.processInfo.environment)
    -> SessionStore
  {
    if let folder = environment["PLEXUS_SESSIONS"], !folder.isEmpty { return SessionStore(folder: folder) }
    var data = environment["XDG_DATA_HOME"] ?? ""
    if !data.hasPrefix("/") { data = (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share" }
    return SessionStore(folder: data + "/plexus/sessions")
  }

  /// The name of a session's file without folder and `.plexus`.
  public static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(suffix) ? String(file.dropLast(suffix.count)) : file
  }

  /// All sessions, the newest first; unreadable ones come last, with the reason.
  public func list() -> [SessionEntry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(SessionStore.suffix) }.map { entry(folder + "/" + $0) }
      .sorted { a, b in
        let (first, second) = (a.info?.header.created ?? "", b.info?.header.created ?? "")
        return first == second ? a.name.localizedStandardCompare(b.name) == .orderedAscending : first > second
      }
  }

  /// The file that a person means by a path, a name in this folder, or one without its ending.
  ///
  /// - Throws: `SessionError.notFound`.
  public func path(of name: String) throws(SessionError) -> String {
    let candidates = [name, folder + "/" + name, folder + "/" + name + SessionStore.suffix]
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate) { return candidate }
    throw .notFound(path: name)
  }

  /// A path for a new session of a run, in a folder that exists.
  ///
  /// - Throws: `SessionError.notWritable` when the folder cannot be made.
  func newPath(_ request: RunRequest, created: Date) throws(SessionError) -> String {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder, detail: FileProblem.words(error))
    }
    let parts = Calendar(identifier: .iso8601).dateComponents(
      in: .current, from: created)
    func digits(_ number: Int?, _ width: Int) -> String {
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let day = "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
    let time = digits(parts.hour, 2) + digits(parts.minute, 2) + digits(parts.second, 2)
    let base = "\(folder)/\(day)-\(time)-\(request.system)-\(request.seed)"
    var path = base + SessionStore.suffix
    var number = 2
    while FileManager.default.fileExists(atPath: path) || SessionLock.isHeld(for: path) {
      path = "\(base)-\(number)\(SessionStore.suffix)"
      number += 1
    }
    return path
  }

  private func entry(_ path: String) -> SessionEntry {
    do {
      return SessionEntry(path: path, content: .session(try SessionInfoCache.read(path)))
    } catch {
      return SessionEntry(path: path, content: .broken(error))
    }
  }
}
