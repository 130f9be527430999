import CKernels
import NeuralNets
import Tensors

/// A convolution, the neurons behind it and maybe the average pooling of their spikes, in one go where few inputs are not
/// zero and no gradient is needed.
///
/// The currents of a sample go through the whole window while they lie in the first caches. Where that does not fit, the
/// layers are computed one after another. The bits are the same, unless windows are smaller than
/// `SparseConvolution.leastWindow`: the convolution alone multiplies zeros then and adds up in another order.
struct EventImages: FusableLayer {
  let synapses: Conv2D
  let neuron: SpikingNeuron
  var pooling: Pooling?

  func fused(with next: any Layer) -> (any Layer)? {
    guard pooling == nil, let next = next as? Pooling, PooledNeurons.fits(next) else { return nil }
    return EventImages(synapses: synapses, neuron: neuron, pooling: next)
  }

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    if !x.needsGradient, !synapses.weight.variable.needsGradient,
      let spikes = spikes(x.value, pass.timeSteps)
    {
      return Variable(spikes)
    }
    let currents = synapses(consume x, pass)
    guard let pooling else { return neuron(consume currents, pass) }
    return PooledNeurons(neuron: neuron, pooling: pooling)(consume currents, pass)
  }

  /// The pooled spikes in one go, or nil if that does not fit.
  private func spikes(_ x: Tensor, _ steps: Int) -> Tensor? {
    let convolution = synapses.convolution
    let kernels = convolution.kernel + [convolution.inputs, convolution.outputs]
    guard synapses.spectralNorm == nil, let skipping = SparseConvolution(convolution),
      x.shape[0] % steps == 0, let images = SparseImages(x, ifWorthwhileFor: kernels, inCaches: true)
    else { return nil }
    let rows = SparseImageRows(skipping, images, synapses.weight.value, bias: synapses.bias?.value)
    let square = pooling?.kernel ?? [1, 1]
    guard rows.outputShape[1] % square[0] == 0, rows.outputShape[2] % square[1] == 0 else { return nil }
    return spikes(of: rows, steps, square: square)
  }

  /// The spikes of images, or their means over squares.
  private func spikes(of rows: SparseImageRows, _ steps: Int, square: [Int]) -> Tensor {
    let shape = rows.outputShape
    let (samples, height, width, channels) = (shape[0] / steps, shape[1], shape[2], shape[3])
    let (pooledHeight, pooledWidth) = (height / square[0], width / square[1])
    var pooled = Tensor(uninitialized: [shape[0], pooledHeight, pooledWidth, channels])
    let kernel = neuron.kernel
    let strip = square[0] * width * rows.stride
    let stripsAtOnce = rows.rowsAtOnce(least: square[0]) / square[0]
    pooled.withUnsafeMutableElements { pooled in
      guard let pooled = pooled.baseAddress else { return }
      ThreadPool.current.run(tiles: samples) { sample in
        var room = SparseImageRows.Room(rows)
        // The membranes of this step and of the one before, and the spikes of a strip of rows.
        var memory = Tensor(uninitialized: [2 * pooledHeight + 1, strip])
        memory.withUnsafeMutableElements { memory in
          guard let memory = memory.baseAddress else { return }
          let fired = memory + 2 * pooledHeight * strip
          for step in 0..<steps {
            rows.withRows(of: step * samples + sample, &room) { compute in
              for pooledRow in 0..<pooledHeight {
                let now = memory + (step % 2 * pooledHeight + pooledRow) * strip
                let before = memory + ((step + 1) % 2 * pooledHeight + pooledRow) * strip
                if pooledRow % stripsAtOnce == 0 {
                  compute(pooledRow * square[0]..<(pooledRow + stripsAtOnce) * square[0], now)
                }
                withUnsafePointer(to: kernel) {
                  plexus_neuron_forward(
                    $0, now, fired, step > 0 ? before : nil, 1, Int64(strip), 0, Int64(strip))
                }
                let image = (step * samples + sample) * pooledHeight
                plexus_square_means(
                  pooled + (image + pooledRow) * pooledWidth * channels, Int64(channels), fired,
                  Int64(rows.stride), Int64(width), Int64(square[0]), Int64(square[1]),
                  1 / Float(square[0] * square[1]))
              }
            }
          }
        }
      }
    }
    return pooled
  }
}
