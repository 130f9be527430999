import CKernels

/// What the processor can do at best.
public enum MachinePeak {
  /// Rounds of one measurement: some 10 ms.
  private static let rounds: Int64 = 4_000_000
  private static let operationsPerRound = 2.0 * 112

  /// Does multiply-adds of float32 numbers in registers on every thread of the current pool, as fast as they can
  /// be done.
  ///
  /// - Returns: how many floating-point operations that was.
  public static func run() -> Double {
    let threads = ThreadPool.current.threads
    var sums = Tensor([threads])
    sums.withUnsafeMutableElements { sums in
      ThreadPool.current.run(tiles: threads) { sums[$0] = plexus_multiply_adds(rounds) }
    }
    return operationsPerRound * Double(rounds) * Double(threads)
  }
}
