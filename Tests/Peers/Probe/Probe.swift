import Foundation
import Tensors

/// Computes with Plexus what another program asks for, so that it can hold the results against other libraries'.
///
/// Requests come as one JSON object a line on standard input, see `Request`; each gets one line back:
/// `{"ok": true, …}`, or `{"ok": false, "error": "…"}`.
@main
enum Probe {
  static func main() {
    var session = ProbeSession()
    while let line = readLine() {
      let reply: Reply
      do {
        let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
        reply = try session.answer(request)
      } catch {
        reply = Reply(ok: false, error: "\(error)")
      }
      print(reply.line)
      fflush(nil)
    }
  }
}

/// What a probe remembers between requests.
struct ProbeSession {
  private var threads = 1
  private var workload: (any Workload)?

  mutating func answer(_ request: Request) throws -> Reply {
    switch request.ask {
    case .parity:
      try ParityCases.run(request)
      return Reply(ok: true)
    case .prepare:
      threads = request.threads ?? 1
      workload = try ThreadPool.shared(threads: threads).asCurrent { try Workloads.make(request, threads) }
      return Reply(ok: true)
    case .time:
      return Reply(ok: true, milliseconds: try repeated(request.repetitions ?? 1))
    case .memory:
      let before = try Memory.resetPeak()
      _ = try repeated(request.repetitions ?? 1)
      return Reply(ok: true, before: before, peak: try Memory.peak())
    case .note: return Reply(ok: true, note: workload?.note())
    }
  }

  /// The time of each of some steps, milliseconds.
  private func repeated(_ repetitions: Int) throws -> [Double] {
    guard let workload else { throw ProbeError("nothing has been prepared") }
    return ThreadPool.shared(threads: threads).asCurrent {
      (0..<repetitions).map { _ in
        let start = DispatchTime.now()
        workload.step()
        return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e6
      }
    }
  }
}
