import AllocationCounter
import Glibc
import NeuralNets
import Spiking
import Tensors

// Trains a spiking network for 20 steps, then counts over 200 more: heap allocations of 4 KiB or more and minor page
// faults, printed as two numbers. A call of `dup(-1)` marks beginning and end for those who trace system calls.
//
// Arguments: the network (perceptron or convolutional) and the number of threads.

let arguments = CommandLine.arguments
guard arguments.count == 3, let threads = Int(arguments[2]), threads >= 1 else {
  fputs("usage: steady-state perceptron|convolutional THREADS\n", stderr)
  exit(2)
}

func minorFaults() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF, &usage)
  return usage.ru_minflt
}

ThreadPool.shared(threads: threads).asCurrent {
  let training = SpikingTraining(isConvolutional: arguments[1] == "convolutional")
  for _ in 0..<20 { training.step() }
  allocation_counter_start(4096)
  let faults = minorFaults()
  _ = dup(-1)
  for _ in 0..<200 { training.step() }
  _ = dup(-1)
  let newFaults = minorFaults() - faults
  print(allocation_counter_stop(), newFaults)
}
