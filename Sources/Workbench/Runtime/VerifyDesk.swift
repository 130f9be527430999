import Dispatch
import Experiments
import Sessions
import Synchronization

/// Verifies sessions behind the screen's back, one after the other.
final class VerifyDesk: Sendable {
  private let inbox: Inbox
  private let fingerprint: Fingerprint
  private let wanted = Mutex<Set<String>>([])
  private let queue = DispatchQueue(label: "plexus.verify", qos: .utility)

  private let given: (threads: Int?, dataPath: String?)

  init(_ inbox: Inbox, fingerprint: Fingerprint, given: (threads: Int?, dataPath: String?)) {
    self.inbox = inbox
    self.fingerprint = fingerprint
    self.given = given
  }

  func verify(_ path: String, with lab: AnyLab) {
    guard wanted.withLock({ $0.insert(path).inserted }) else { return }
    queue.async { [self] in
      guard isWanted(path) else { return }
      inbox.post(.verdict(path: path, .running(0)))
      let verdict = run(path, lab)
      if wanted.withLock({ $0.remove(path) }) != nil { inbox.post(.verdict(path: path, verdict)) }
    }
  }

  /// Calls a verification off; its run ends at the next event.
  func cancel(_ path: String) { wanted.withLock { _ = $0.remove(path) } }

  private func isWanted(_ path: String) -> Bool { wanted.withLock { $0.contains(path) } }

  private func run(_ path: String, _ lab: AnyLab) -> Verdict {
    let told = Mutex(0)
    do {
      let report = try Verifier.verify(
        path, with: lab, fingerprint: fingerprint, threads: given.threads, dataPath: given.dataPath,
        onProgress: { [self] done, total in
          let percent = total > 0 ? 100 * done / total : 0
          let isNews = told.withLock { last in
            defer { last = percent }
            return percent != last
          }
          if isNews, isWanted(path) { inbox.post(.verdict(path: path, .running(Double(percent) / 100))) }
        }, isCancelled: { [self] in !isWanted(path) })
      return Self.verdict(report)
    } catch {
      return .failed("\(error)")
    }
  }

  private static func verdict(_ report: VerificationReport) -> Verdict {
    if let difference = report.difference { return .differs("\(difference)") }
    let events = "\(Words.grouped(report.compared)) events"
    switch report.demand {
    case .identity: return .agrees("\(events) identical, bit for bit")
    case .tolerance: return .agrees("\(events) agree within tolerances, as the program or machine is another")
    }
  }
}
