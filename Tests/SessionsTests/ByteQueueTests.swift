import Foundation
import Sessions
import Synchronization
import Testing

@Suite struct ByteQueueTests {
  @Test func `elements come in order and the producer waits when the queue is full`() {
    let queue = ByteQueue<Int>(limit: 100, linger: 0)
    let done = DispatchSemaphore(value: 0)
    let most = Atomic<Int>(0)
    Thread.detachNewThread {
      for number in 0..<10_000 { queue.append(number, bytes: 10) }
      queue.close()
      done.signal()
    }
    var taken: [Int] = []
    while let batch = queue.next() {
      most.max(batch.count, ordering: .relaxed)
      taken += batch
    }
    done.wait()
    #expect(taken == Array(0..<10_000) && most.load(ordering: .relaxed) <= 10)
  }

  @Test func `a full queue tells so and takes remarks all the same`() {
    let queue = ByteQueue<Int>(limit: 100, linger: 0)
    queue.append(1, bytes: 90)
    Thread.detachNewThread { queue.append(2, bytes: 90) }
    while !queue.isFull { usleep(100) }
    queue.append(3, bytes: 90, waits: false)
    #expect(queue.next() == [1, 3])
    #expect(queue.next() == [2] && !queue.isFull)
  }

  @Test func `an abandoned queue lets the producer go`() {
    let queue = ByteQueue<Int>(limit: 100, linger: 60)
    queue.append(1, bytes: 100)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      queue.append(2, bytes: 100)
      queue.append(3, bytes: 100)
      done.signal()
    }
    while !queue.isFull { usleep(100) }
    queue.abandon()
    #expect(done.wait(timeout: .now() + 10) == .success)
    #expect(queue.next() == nil)
  }

  @Test func `what is alone waits for company only so long`() throws {
    let queue = ByteQueue<Int>(limit: 1000, linger: 0.05)
    let clock = ContinuousClock()
    queue.append(1, bytes: 1)
    let waited = clock.measure { _ = queue.next() }
    #expect(waited > .milliseconds(40))
    // A quarter of the limit is reason enough to begin.
    queue.append(1, bytes: 600)
    let urgent = clock.measure { _ = queue.next() }
    #expect(urgent < .milliseconds(40))
  }
}
