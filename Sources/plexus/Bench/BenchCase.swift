import Dispatch
import Tensors

/// One computation that is timed.
struct BenchCase {
  let name: String
  let threads: Int
  /// Floating-point operations of one call, where counting them means something.
  var operations: Double?
  /// Sets up what is not timed and gives what is.
  let prepare: () throws -> () -> Void

  /// The case that shows what the processor can do at best.
  static let peakName = "peak of multiply-adds"
  /// The least time that a case is run for, seconds.
  static let leastTime = 1.0
  static let leastRuns = 5
  static let mostRuns = 500

  /// Runs it until there are enough times to tell a median.
  func measure() throws -> BenchResult {
    let body = try prepare()
    var times: [Double] = []
    ThreadPool.shared(threads: threads).asCurrent {
      for _ in 0..<3 { body() }
      let start = DispatchTime.now()
      while times.count < Self.leastRuns
        || (Self.seconds(since: start) < Self.leastTime && times.count < Self.mostRuns)
      {
        let begin = DispatchTime.now()
        body()
        times.append(Self.seconds(since: begin))
      }
    }
    times.sort()
    return BenchResult(
      name: name, threads: threads, runs: times.count, least: times[0], median: times[times.count / 2],
      operations: operations)
  }

  private static func seconds(since start: DispatchTime) -> Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }
}

/// How long a case took.
struct BenchResult {
  let name: String
  let threads: Int
  let runs: Int
  /// Seconds of the quickest call.
  let least: Double
  /// Seconds of the middle call.
  let median: Double
  let operations: Double?

  /// GFLOP/s of the middle call.
  var speed: Double? { operations.map { $0 / median / 1e9 } }
}
