import Foundation
import Synchronization

/// Threads that run to the end of their body.
enum WorkerThread {
  /// Starts a thread on which no signal is delivered but those that report its own faults, so that the main thread
  /// gets the rest.
  static func start(_ name: String, stackSize: Int = 1 << 20, _ body: @escaping @Sendable () -> Void) {
    var blocked = sigset_t()
    var former = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&blocked, fault) }
    // A thread inherits the mask of the one that starts it.
    pthread_sigmask(SIG_BLOCK, &blocked, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    let job = Job(body)
    let thread = Thread { job.run() }
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }
}

/// A body that is run once and let go on the spot.
///
/// Foundation frees a thread's block among the destructors of its thread-specific data, when libdispatch's own are gone
/// already: a queue that dies there with what the body held writes into freed memory.
private final class Job: Sendable {
  private let body: Mutex<(@Sendable () -> Void)?>

  init(_ body: @escaping @Sendable () -> Void) { self.body = Mutex(body) }

  func run() {
    let body = body.withLock { $0.take() }
    body?()
  }
}
