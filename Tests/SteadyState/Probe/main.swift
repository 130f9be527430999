import AllocationCounter
import Glibc
import Spiking
import Tensors

// Trains a spiking network for 20 steps, then counts over 200 more: heap allocations of 4 KiB or more and minor page
// faults, printed as two numbers. A call of `dup(-1)` marks beginning and end for those who trace system calls.
//
// Arguments: the network (perceptron or convolutional) and the number of threads.

let arguments = CommandLine.arguments
guard arguments.count == 3, let network = ReferenceTraining.Network(rawValue: arguments[1]),
  let threads = Int(arguments[2]), threads >= 1
else {
  fputs("usage: steady-state perceptron|convolutional THREADS\n", stderr)
  exit(2)
}

func minorFaults() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_minflt
}

ThreadPool.shared(threads: threads).asCurrent {
  var training = ReferenceTraining(network)
  for _ in 0..<20 { _ = training.step() }
  let faults = minorFaults()
  allocation_counter_start(4096)
  _ = dup(-1)
  for _ in 0..<200 { _ = training.step() }
  _ = dup(-1)
  let allocations = allocation_counter_stop()
  print(allocations, minorFaults() - faults)
}
