import Dispatch
import Foundation
import Sessions
import Synchronization

/// Lists, reads and changes session files away from the screen's thread, in order.
final class FileDesk: Sendable {
  private let inbox: Inbox
  private let store: SessionStore
  private let queue = DispatchQueue(label: "plexus.sessions", qos: .userInitiated)
  /// The preview that was asked for last; those before it are not read any more.
  private let preview = Mutex<String?>(nil)
  /// How many earlier runs are looked at to tell what the next one takes.
  private static let mostMeasured = 12

  init(_ inbox: Inbox, store: SessionStore) {
    self.inbox = inbox
    self.store = store
  }

  func compare(_ paths: [String]) {
    work { () throws(SessionError) in
      var sessions: [ComparedSession] = []
      for path in paths { sessions.append(try ComparedSession.read(path)) }
      return .compared(sessions)
    }
  }

  func show(_ path: String) {
    preview.withLock { $0 = path }
    queue.async { [self] in
      guard preview.withLock({ $0 == path }), let session = try? ComparedSession.read(path) else { return }
      inbox.post(.previewed(session))
    }
  }

  func rename(_ path: String, to name: String) {
    work { () throws(SessionError) in .renamed(path: path, to: try SessionStore.rename(path, to: name)) }
  }

  func remark(_ text: String, on path: String) {
    work { () throws(SessionError) in
      try SessionRemark.set(text, of: path)
      return .notice(text.isEmpty ? "the line was taken away" : "noted")
    }
    list()
  }

  /// Reads what sessions there are.
  func list() {
    queue.async { [inbox, store] in
      inbox.post(.sessions(store.list(), now: Int64(Date().timeIntervalSince1970)))
    }
  }

  func delete(_ path: String) {
    work { () throws(SessionError) in
      try SessionStore.delete(path)
      return .deleted(path: path)
    }
  }

  /// Reads what the latest whole runs of a system took.
  func measure(_ system: String) {
    queue.async { [inbox, store] in
      let whole = store.list().compactMap(\.info).filter {
        $0.header.request.system == system && $0.status == .done
      }
      let sessions = whole.prefix(Self.mostMeasured).compactMap { try? ComparedSession.read($0.path) }
      inbox.post(.measured(system: system, sessions))
    }
  }

  /// Writes a text to a new file.
  func save(_ text: String, to path: String) {
    queue.async { [inbox] in
      let full = URL(fileURLWithPath: (path as NSString).expandingTildeInPath).path
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: full), options: .withoutOverwriting)
        inbox.post(.notice("written: plexus run --config \(full)"))
      } catch CocoaError.fileWriteFileExists {
        inbox.post(.failure("\(full) exists. Choose another name"))
      } catch {
        inbox.post(
          .failure("\(full) cannot be written (\(FileProblem.words(error))). Choose another place"))
      }
    }
  }

  private func work(_ body: @escaping @Sendable () throws(SessionError) -> Message) {
    queue.async { [inbox] in
      do throws(SessionError) {
        inbox.post(try body())
      } catch {
        inbox.post(.failure("\(error)"))
      }
    }
  }
}
