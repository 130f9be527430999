import Datasets
import NeuralNets
import SpikeCountLearning
import Spiking
import TargetControl
import Tensors

/// What `plexus bench` times, with the shapes that the field's libraries are compared on.
enum BenchCases {
  static func all(threads: [Int]) -> [BenchCase] {
    threads.flatMap { cases(threads: $0) } + [control(nodes: 1_000_000)]
  }

  private static func cases(threads: Int) -> [BenchCase] {
    let (perceptron, convolutional) = (
      "784-800-10, batch 128", "15C5-AP2-40C5-AP2-300-10, batch 64"
    )
    var cases: [BenchCase] = [peak(threads)]
    cases.append(product(1024, 1024, 1024, threads))
    cases.append(product(128, 784, 800, threads))
    cases.append(product(1280, 784, 800, threads))
    cases += convolution(samples: 640, size: 28, 1, 15, threads)
    cases += convolution(samples: 640, size: 14, 15, 40, threads)
    cases += neurons(threads)
    cases.append(reference(.perceptron, perceptron, threads))
    cases.append(reference(.convolutional, convolutional, threads))
    cases += inference(.perceptron, perceptron, threads)
    cases += inference(.convolutional, convolutional, threads)
    cases.append(spikeCount("800", "784-800-10", threads))
    cases.append(spikeCount("15C5-AP2-40C5-AP2-300", "15C5-AP2-40C5-AP2-300-10", threads))
    return cases
  }

  /// Multiply-adds in registers: what the processor can do at best.
  private static func peak(_ threads: Int) -> BenchCase {
    let operations = ThreadPool.shared(threads: threads).asCurrent { MachinePeak.run() }
    return BenchCase(name: BenchCase.peakName, threads: threads, operations: operations) {
      { _ = MachinePeak.run() }
    }
  }

  /// A product of float32 matrices.
  private static func product(_ rows: Int, _ inner: Int, _ columns: Int, _ threads: Int) -> BenchCase {
    let operations = 2 * Double(rows) * Double(inner) * Double(columns)
    return BenchCase(name: "GEMM \(rows)×\(inner)×\(columns)", threads: threads, operations: operations) {
      let (a, b) = (numbers([rows, inner]), numbers([inner, columns]))
      return { _ = matmul(a, b) }
    }
  }

  /// The three computations of a 5×5 convolution of square images.
  private static func convolution(
    samples: Int, size: Int, _ inputs: Int, _ outputs: Int, _ threads: Int
  ) -> [BenchCase] {
    let convolution = Convolution(inputs: inputs, outputs: outputs, kernel: [5, 5], padding: .same)
    let shape = [samples, size, size, inputs]
    let operations = 2 * Double(convolution.multiplyAdds(for: shape))
    let name = "conv \(samples)×\(size)²×\(inputs)→\(outputs)C5"
    let (x, weight) = (numbers(shape), numbers(convolution.weightShape))
    let gradient = numbers(convolution.outputShape(for: shape))
    return [
      BenchCase(name: "\(name) forward", threads: threads, operations: operations) {
        { _ = convolution(x, weight: weight) }
      },
      BenchCase(name: "\(name) input gradient", threads: threads, operations: operations) {
        { _ = convolution.inputGradient(of: gradient, weight: weight, inputShape: shape) }
      },
      BenchCase(name: "\(name) weight gradient", threads: threads, operations: operations) {
        { _ = convolution.weightGradient(input: x, outputGradient: gradient) }
      },
    ]
  }

  /// A window of leaky neurons, ten steps of a million currents in all, and the way back through it.
  private static func neurons(_ threads: Int) -> [BenchCase] {
    let neuron = SpikingNeuron(leak: 0.5, surrogate: .arctangent())
    let (currents, gradient) = (numbers([10, 128, 800]), numbers([10, 128, 800]))
    return [
      BenchCase(name: "LIF 10 steps × 102400 neurons forward", threads: threads) {
        { _ = neuron.forward(currents, steps: 10) }
      },
      BenchCase(name: "LIF 10 steps × 102400 neurons backward", threads: threads) {
        let membrane = neuron.forward(currents, steps: 10).membrane
        return { _ = neuron.backward(gradient, membrane: membrane, steps: 10) }
      },
    ]
  }

  /// A whole step of training by back-propagation through time.
  private static func reference(_ network: ReferenceTraining.Network, _ name: String, _ threads: Int)
    -> BenchCase
  {
    BenchCase(name: "BPTT step \(name), T=10", threads: threads) {
      var training = ReferenceTraining(network)
      return { _ = training.step() }
    }
  }

  /// Inference where one input in ten fires, by events and by full matrices.
  private static func inference(_ network: ReferenceTraining.Network, _ name: String, _ threads: Int)
    -> [BenchCase]
  {
    [true, false].map { skips in
      BenchCase(name: "inference by \(skips ? "events" : "full matrices") \(name), T=10", threads: threads) {
        let infer = ReferenceTraining(network, firing: 0.1).inference(skippingZeros: skips)
        return { _ = infer() }
      }
    }
  }

  /// A whole step of spike-count learning on drawn digits: input spikes, forward, backward, Adam.
  private static func spikeCount(_ hidden: String, _ name: String, _ threads: Int) -> BenchCase {
    BenchCase(name: "spike-count step \(name), batch 128, T=10", threads: threads) {
      var plan = SpikeCountTrainer.Plan()
      plan.coder = .rate
      plan.epochs = .max / 1_000_000
      let wirings = Wiring.network(from: [28, 28, 1], through: HiddenLayer.list(hidden) ?? [], classes: 10)
      var trainer = SpikeCountTrainer(
        network: SpikingNetwork(wirings, threshold: 1, steps: 10, seed: 1), rule: SpikeCountRule(),
        plan: plan,
        images: DrawnDigits().images(.training, count: 2048))
      return { _ = trainer.train(learningRate: 1e-3) }
    }
  }

  /// The fewest paths over 30 % of a random network's nodes, its edges in memory.
  private static func control(nodes: Int) -> BenchCase {
    BenchCase(name: "target-control, \(nodes) nodes, 4 edges a node", threads: 1) {
      let list = RandomNetworks.uniform(nodes: nodes, meanDegree: 4, seed: 1)
      let targets = TargetRule.random.targets(of: DirectedNetwork(list), fraction: 0.3, seed: 1)
      return { _ = ControlSolution(DirectedNetwork(list), targets: targets) }
    }
  }

  private static func numbers(_ shape: [Int]) -> Tensor {
    var stream = Philox(seed: 1, purpose: .initialisation)
    return Tensor(shape, (0..<shape.reduce(1, *)).map { _ in stream.uniform(-1...1) })
  }
}
