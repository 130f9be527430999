import Spiking
import Tensors
import Testing

/// The exact laws of the neuron; currents are dyadic, so that sums are exact.
@Suite struct IntegrateAndFireTests {
  @Test(arguments: 1...20)
  func `what flowed in is spikes times threshold and what is left`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (samples, steps, neurons) = (1 + random.below(4), 1 + random.below(80), 1 + random.below(40))
    let neuron = IntegrateAndFire(threshold: Float(1 + random.below(8)) / 4)
    let currents = Tensor(
      [samples, steps, neurons],
      (0..<samples * steps * neurons).map { _ in Float(random.below(65) - 24) / 16 })
    let activity = neuron(currents)
    for sample in 0..<samples {
      for j in 0..<neurons {
        let flow = (0..<steps).reduce(Float(0)) { $0 + currents[sample, $1, j] }
        #expect(activity.potential[sample, j] == flow)
        #expect(neuron.threshold * activity.counts[sample, j] + activity.residual[sample, j] == flow)
      }
    }
    #expect(activity.counts == activity.spikes.counts)
  }

  @Test(arguments: 1...20)
  func `spikes come at the steps that the definition says`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (steps, neurons) = (1 + random.below(80), 1 + random.below(40))
    let currents = Tensor(
      [1, steps, neurons], (0..<steps * neurons).map { _ in Float(random.below(65) - 24) / 16 })
    let activity = IntegrateAndFire(threshold: 1)(currents)
    for j in 0..<neurons {
      var (membrane, fired): (Float, Bool) = (0, false)
      for step in 0..<steps {
        membrane += currents[0, step, j] - (fired ? 1 : 0)
        fired = membrane >= 1
        #expect(activity.spikes[step, 0, j] == fired)
      }
    }
  }

  @Test func `under a constant current the count is min(T, max(0, floor(I·T/θ)))`() {
    var mismatches = 0
    for threshold in [0.5, 1, 1.5, 3] as [Float] {
      let neuron = IntegrateAndFire(threshold: threshold)
      let currents = Tensor([1, 385], (-64...320).map { Float($0) / 64 })
      for steps in [1, 2, 3, 10, 31, 32, 33, 64, 100] {
        let counts = neuron(constant: currents, steps: steps).counts
        for (i, current) in currents.elements.enumerated() {
          let law = min(Float(steps), max(0, (current * Float(steps) / threshold).rounded(.down)))
          mismatches += counts[0, i] == law ? 0 : 1
        }
      }
    }
    #expect(mismatches == 0)
  }

  @Test func `one step makes a threshold unit`() {
    let currents = Tensor([1, 5], [-1, 0, 0.999, 1, 7])
    let activity = IntegrateAndFire(threshold: 1)(constant: currents, steps: 1)
    #expect(activity.counts.elements == [0, 0, 0, 1, 1])
  }

  @Test func `a constant current is one that does not change from step to step`() {
    var random = Philox(seed: 3, purpose: .generation)
    let current = Tensor([2, 21], (0..<42).map { _ in random.uniform(-1...2) })
    let steps = 40
    var repeated = Tensor([2, steps, 21])
    for sample in 0..<2 {
      for step in 0..<steps { for j in 0..<21 { repeated[sample, step, j] = current[sample, j] } }
    }
    let neuron = IntegrateAndFire(threshold: 0.7)
    #expect(neuron(constant: current, steps: steps) == neuron(repeated))
  }
}
