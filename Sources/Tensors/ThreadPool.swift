import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A fixed set of worker threads that share out the tiles of loops.
///
/// The calling thread works too, so a pool of `threads` keeps `threads - 1` threads of its own. Several
/// threads may call `run` at once, and a tile may call it again. Which thread runs which tile is left to
/// chance: results stay the same for any number of threads because tiles are cut by shape alone and each
/// writes only what is its own.
public final class ThreadPool: Sendable {
  /// How many threads work on a loop, the calling one included.
  public let threads: Int
  private let queue: TileQueue

  /// Starts the workers; they end when the pool is released.
  public init(threads: Int) {
    precondition(threads >= 1, "ThreadPool: threads must be at least 1, got \(threads)")
    self.threads = threads
    queue = TileQueue()
    for _ in 1..<threads { queue.startWorker() }
  }

  deinit { queue.close() }

  /// Calls `body` once for every tile in `0..<tiles` and returns when all calls have returned.
  ///
  /// `body` runs on several threads at once: it must write only to memory that belongs to its tile.
  public func run(tiles: Int, _ body: @escaping (Int) -> Void) {
    if threads == 1 || tiles <= 1 {
      for tile in 0..<tiles { body(tile) }
    } else {
      queue.run(TiledLoop(tiles: tiles, body: body))
    }
  }

  // MARK: The pool that computations use

  @TaskLocal private static var local: ThreadPool?
  private static let pools = Mutex<[Int: ThreadPool]>([:])

  /// The pool of that many threads which all runs of the process share.
  public static func shared(threads: Int) -> ThreadPool {
    pools.withLock { pools in
      if let pool = pools[threads] { return pool }
      let pool = ThreadPool(threads: threads)
      pools[threads] = pool
      return pool
    }
  }

  /// The pool that the computations of this thread use: that of the enclosing `asCurrent`, else one thread for
  /// each processor.
  public static var current: ThreadPool { local ?? shared(threads: processorCount) }

  /// The number of processors this process may use.
  public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Makes this pool the current one for what `body` computes.
  public func asCurrent<Result>(_ body: () throws -> Result) rethrows -> Result {
    try ThreadPool.$local.withValue(self) { try body() }
  }
}

/// One loop in work: hands out its tiles and counts those that are done.
private final class TiledLoop: Sendable {
  let tiles: Int
  // Called from many threads; `ThreadPool.run` states what callers promise of it. Written once, when the loop is done.
  nonisolated(unsafe) private var body: ((Int) -> Void)?
  let next = Atomic<Int>(0)
  let done = Atomic<Int>(0)

  init(tiles: Int, body: @escaping (Int) -> Void) {
    self.tiles = tiles
    self.body = body
  }

  var hasTilesLeft: Bool { next.load(ordering: .relaxed) < tiles }
  var isDone: Bool { done.load(ordering: .acquiring) == tiles }

  /// Runs tiles until none is left; true if the last tile to finish was one of them.
  func work() -> Bool {
    let finished = runTiles()
    guard finished > 0 else { return false }
    return done.wrappingAdd(finished, ordering: .acquiringAndReleasing).newValue == tiles
  }

  /// Lets go of what the tiles worked on, once all are done: a worker that is held up may keep the loop for longer, and
  /// memory that it still held could not be used for the next step.
  func letGo() { body = nil }

  // Not inlined, so that no reference to the body outlives the count of its tiles.
  @inline(never)
  private func runTiles() -> Int {
    var finished = 0
    while true {
      let tile = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard tile < tiles else { return finished }
      body?(tile)
      finished += 1
    }
  }
}

/// The loops in work and the threads that wait for one.
private final class TileQueue: Sendable {
  // A condition variable needs a fixed address; `loops` and `closed` are guarded by `mutex`.
  nonisolated(unsafe) private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  nonisolated(unsafe) private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  nonisolated(unsafe) private let loopDone = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  nonisolated(unsafe) private var loops: [TiledLoop] = []
  nonisolated(unsafe) private var closed = false
  private let arrivals = Atomic<Int>(0)

  /// How often a thread looks again before it sleeps: some 20 µs, the usual gap between two loops of a step.
  private static let spins = 20_000

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(workArrived, nil)
    pthread_cond_init(loopDone, nil)
  }

  deinit {
    pthread_cond_destroy(loopDone)
    pthread_cond_destroy(workArrived)
    pthread_mutex_destroy(mutex)
    loopDone.deallocate()
    workArrived.deallocate()
    mutex.deallocate()
  }

  func run(_ loop: TiledLoop) {
    pthread_mutex_lock(mutex)
    loops.append(loop)
    arrivals.wrappingAdd(1, ordering: .releasing)
    pthread_cond_broadcast(workArrived)
    pthread_mutex_unlock(mutex)
    _ = loop.work()
    var spin = 0
    while !loop.isDone, spin < TileQueue.spins { spin += 1 }
    pthread_mutex_lock(mutex)
    while !loop.isDone { pthread_cond_wait(loopDone, mutex) }
    loops.removeAll { $0 === loop }
    pthread_mutex_unlock(mutex)
    loop.letGo()
  }

  func close() {
    pthread_mutex_lock(mutex)
    closed = true
    pthread_cond_broadcast(workArrived)
    pthread_mutex_unlock(mutex)
  }

  func startWorker() {
    let queue = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let failure = pthread_create(&thread, nil, workerMain, queue.toOpaque())
    precondition(failure == 0, "ThreadPool: cannot start a thread: \(String(cString: strerror(failure)))")
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  func serve() {
    while true {
      let seen = arrivals.load(ordering: .acquiring)
      pthread_mutex_lock(mutex)
      let loop = loops.first { $0.hasTilesLeft }
      let ended = closed
      pthread_mutex_unlock(mutex)
      if let loop {
        if loop.work() {
          pthread_mutex_lock(mutex)
          pthread_cond_broadcast(loopDone)
          pthread_mutex_unlock(mutex)
        }
      } else if ended {
        return
      } else {
        sleepUntilArrival(after: seen)
      }
    }
  }

  private func sleepUntilArrival(after seen: Int) {
    for _ in 0..<TileQueue.spins where arrivals.load(ordering: .relaxed) != seen { return }
    pthread_mutex_lock(mutex)
    while arrivals.load(ordering: .relaxed) == seen, !closed { pthread_cond_wait(workArrived, mutex) }
    pthread_mutex_unlock(mutex)
  }
}

#if canImport(Darwin)
  private func workerMain(_ queue: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<TileQueue>.fromOpaque(queue).takeRetainedValue().serve()
    return nil
  }
#else
  private func workerMain(_ queue: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let queue { Unmanaged<TileQueue>.fromOpaque(queue).takeRetainedValue().serve() }
    return nil
  }
#endif
