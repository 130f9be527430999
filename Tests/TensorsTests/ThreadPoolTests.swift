import Dispatch
import Synchronization
import Tensors
import Testing

@Suite struct ThreadPoolTests {
  /// Numbers that many threads write to, each to its own.
  private final class Cells: Sendable {
    let counts: [Cell]
    final class Cell: Sendable { let count = Atomic<Int>(0) }
    init(_ count: Int) { counts = (0..<count).map { _ in Cell() } }
    func hit(_ cell: Int) { counts[cell].count.wrappingAdd(1, ordering: .relaxed) }
    var values: [Int] { counts.map { $0.count.load(ordering: .relaxed) } }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `every tile is run once`(threads: Int) {
    let pool = ThreadPool(threads: threads)
    for tiles in [0, 1, 2, 7, 1000] {
      let cells = Cells(tiles)
      pool.run(tiles: tiles) { cells.hit($0) }
      #expect(cells.values.allSatisfy { $0 == 1 })
    }
  }

  @Test func `several threads may run loops at once`() {
    let pool = ThreadPool(threads: 3)
    let cells = Cells(8 * 50)
    DispatchQueue.concurrentPerform(iterations: 8) { caller in
      for loop in 0..<50 { pool.run(tiles: 20) { _ in cells.hit(caller * 50 + loop) } }
    }
    #expect(cells.values.allSatisfy { $0 == 20 })
  }

  @Test func `a tile may run a loop itself`() {
    let pool = ThreadPool(threads: 3)
    let cells = Cells(6)
    pool.run(tiles: 6) { outer in pool.run(tiles: 40) { _ in cells.hit(outer) } }
    #expect(cells.values.allSatisfy { $0 == 40 })
  }

  @Test func `the enclosing pool is the current one`() {
    let pool = ThreadPool(threads: 5)
    #expect(pool.asCurrent { ThreadPool.current.threads } == 5)
    #expect(ThreadPool.current.threads == ThreadPool.processorCount)
    #expect(ThreadPool.shared(threads: 2) === ThreadPool.shared(threads: 2))
  }
}
