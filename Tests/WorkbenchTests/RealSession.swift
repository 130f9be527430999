import Experiments
import Foundation
import Sessions
import Workbench

/// One session that was really recorded, to be dressed up as others: only a file makes the values that tell of one.
enum RealSession {
  /// A folder of this process for session files.
  static let folder: String = {
    let folder =
      NSTemporaryDirectory() + "plexus-workbench-tests-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }()

  static let fingerprint = Fingerprint.current(plexus: "test", computeVersion: 1, libraries: [:])

  static let entry: SessionEntry = {
    let store = SessionStore(folder: folder + "/one")
    try? FileManager.default.createDirectory(atPath: store.folder, withIntermediateDirectories: true)
    var options = LiveRun.Options(fingerprint: fingerprint)
    options.recording = .store(store)
    guard let request = try? DemoEvents.request("demo-learning", settings: ["epochs": "3"]),
      let run = try? LiveRun.start(DemoEvents.lab("demo-learning"), request, options)
    else { preconditionFailure("no session can be recorded in \(store.folder)") }
    run.waitUntilFinished()
    guard let entry = store.list().first else {
      preconditionFailure("nothing was recorded in \(store.folder)")
    }
    return entry
  }()

  static var info: SessionInfo {
    guard let info = entry.info else { preconditionFailure("\(entry.path) cannot be read") }
    return info
  }

  private static let anyMark: TimelineMark = {
    guard let replayer = try? Replayer(entry.path), let mark = replayer.marks.first else {
      preconditionFailure("\(entry.path) has no marks")
    }
    return mark
  }()

  static func mark(_ kind: TimelineMark.Kind, seq: Int, time: Int64, label: String) -> TimelineMark {
    var mark = anyMark
    (mark.kind, mark.seq, mark.time, mark.label) = (kind, seq, time, label)
    return mark
  }
}
