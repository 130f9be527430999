import Datasets
import SpikeCountLearning
import TargetControl
import Tensors

/// What `plexus bench` times, with the shapes that the field's libraries are compared on.
enum BenchCases {
  static func all(threads: [Int]) -> [BenchCase] {
    threads.flatMap { threads in
      [
        product(1024, 1024, 1024, threads), product(128, 784, 800, threads), product(1280, 784, 800, threads),
        trainingStep(threads),
      ]
    } + [control(nodes: 1_000_000)]
  }

  /// A product of float32 matrices; the square one is large enough to show what the machine can do.
  private static func product(_ rows: Int, _ inner: Int, _ columns: Int, _ threads: Int) -> BenchCase {
    let operations = 2 * Double(rows) * Double(inner) * Double(columns)
    return BenchCase(name: "GEMM \(rows)×\(inner)×\(columns)", threads: threads, operations: operations) {
      var stream = Philox(seed: 1, purpose: .initialisation)
      let a = Tensor([rows, inner], (0..<rows * inner).map { _ in stream.uniform(-1...1) })
      let b = Tensor([inner, columns], (0..<inner * columns).map { _ in stream.uniform(-1...1) })
      return { _ = matmul(a, b) }
    }
  }

  /// A whole step of spike-count learning on drawn digits: input spikes, forward, backward, Adam.
  private static func trainingStep(_ threads: Int) -> BenchCase {
    BenchCase(name: "spike-count step 784-800-10, batch 128, T=10", threads: threads) {
      var plan = SpikeCountTrainer.Plan()
      plan.coder = .rate
      plan.epochs = .max / 1_000_000
      var trainer = SpikeCountTrainer(
        network: SpikingNetwork(widths: [784, 800, 10], threshold: 1, steps: 10, seed: 1),
        rule: SpikeCountRule(), plan: plan, images: DrawnDigits().images(.training, count: 2048))
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
}
