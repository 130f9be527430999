import Tensors

/// Sixteen neighbouring neurons of one sample on their way through the window.
struct NeuronBlock {
  static let width = 16

  private let threshold: SIMD16<Float>
  private var membrane = SIMD16<Float>.zero
  private var potential = SIMD16<Float>.zero
  private var counts = SIMD16<Int32>.zero
  private var bits = SIMD16<UInt32>.zero

  init(threshold: Float) { self.threshold = SIMD16(repeating: threshold) }

  /// One time step with input `z`; a word of spikes that this step completes is stored.
  @inline(__always)
  mutating func step(
    _ z: SIMD16<Float>, _ step: Int, _ target: ActivityPointers, sample: Int, neuron: Int
  ) {
    potential += z
    membrane += z
    let fires = membrane .>= threshold
    membrane -= SIMD16<Float>.zero.replacing(with: threshold, where: fires)
    counts &+= SIMD16<Int32>.zero.replacing(with: 1, where: fires)
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: step & 31)
    bits |= SIMD16<UInt32>.zero.replacing(with: bit, where: fires)
    if step & 31 == 31 || step == target.steps - 1 {
      let word = (step >> 5) * target.samples + sample
      put(bits, target.words + word * target.neurons, neuron, of: target.neurons)
      bits = .zero
    }
  }

  /// Stores what the window has come to.
  @inline(__always)
  func store(_ target: ActivityPointers, sample: Int, neuron: Int) {
    let row = sample * target.neurons
    put(SIMD16<Float>(counts), target.counts + row, neuron, of: target.neurons)
    put(potential, target.potential + row, neuron, of: target.neurons)
    put(membrane, target.residual + row, neuron, of: target.neurons)
  }

  @inline(__always)
  private func put<Element>(
    _ block: SIMD16<Element>, _ row: UnsafeMutablePointer<Element>, _ neuron: Int, of neurons: Int
  ) {
    if neuron + NeuronBlock.width <= neurons {
      UnsafeMutableRawPointer(row + neuron).storeBytes(of: block, as: SIMD16<Element>.self)
    } else {
      for lane in 0..<neurons - neuron { row[neuron + lane] = block[lane] }
    }
  }
}
