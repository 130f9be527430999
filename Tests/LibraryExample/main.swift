import NeuralNets
import Spiking
import Tensors

// A spiking perceptron learns in which quarter of 64 inputs there are more spikes than elsewhere.
let (steps, batch, inputs, classes) = (10, 64, 64, 4)

var start = Philox(seed: 1, purpose: .initialisation)
let neuron = SpikingNeuron(leak: 0.5, threshold: 1, reset: .soft, surrogate: .arctangent())
let network = Sequential(
  Linear(inputs, 128, using: &start), neuron,
  Linear(128, classes, using: &start), neuron)
print(ModelTable(network, input: [steps, inputs], timeSteps: steps))

/// Labels, and for each sample the probability of a spike per input, `[sample, input]`.
func samples(_ number: Int) -> (rates: Tensor, labels: [Int]) {
  var random = Philox(seed: 1, purpose: .generation, index: UInt32(number))
  let labels = (0..<batch).map { _ in random.below(classes) }
  let rates = labels.flatMap { label in
    (0..<inputs).map { $0 * classes / inputs == label ? 0.25 : 0.15 as Float }
  }
  return (Tensor([batch, inputs], rates), labels)
}

var adam = Adam(network.parameters)
for step in 0..<400 {
  let (rates, labels) = samples(step)
  let spikes = SpikeEncoder.bernoulli.encode(
    rates, steps: steps, seed: 1, sampleNumbers: Array(0..<batch), pass: UInt32(step))
  let output = network(
    Variable(spikes.reshaped([steps * batch, inputs])), .training(seed: 1, step: step, timeSteps: steps))
  let counts = output.reshaped([steps, batch, classes]).sum(over: [0])
  let right = zip(counts.value.largestColumns(), labels).count { $0 == $1 }
  let loss = crossEntropy(counts, labels: labels)
  if step % 50 == 0 { print("step \(step): loss \(loss.value.elements[0]), \(right) of \(batch) right") }
  adam.step(loss.backward(), rate: 2e-3)
}
