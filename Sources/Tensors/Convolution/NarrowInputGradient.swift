/// The input gradient of a convolution with few input channels, as a matrix product.
///
/// The library's direct kernels fill only as much of a vector as there are input channels. Here the weights times
/// the output gradient of some lines give each tap's share of the gradient for whole lines at once, which are
/// added where the tap points, one plane of memory per channel.
struct NarrowInputGradient: Sendable {
  /// Convolutions with fewer input channels take this way.
  static let channelLimit = 8
  /// The floats of the products kept at a time: about a first-level cache, where the product is fastest, too.
  private static let productLimit = 1 << 13

  private let inputs, outputs, taps: Int
  /// Depth (1 for two axes), height and width of the gradient, of the output, and of the window.
  private let size, output, kernel, stride, dilation, before: [Int]
  /// `[output, kernel…·input]`.
  private let weight: Tensor

  init(_ problem: ConvolutionProblem, weight: Tensor) {
    func three(_ lengths: [Int], _ filler: Int) -> [Int] {
      lengths.count == 2 ? [filler] + lengths : lengths
    }
    let window = problem.window
    (inputs, outputs, taps) = (problem.convolution.inputs, problem.convolution.outputs, window.volume)
    (size, output) = (three(problem.spatial, 1), three(window.output(for: problem.spatial), 1))
    (kernel, stride) = (three(window.kernel, 1), three(window.stride, 1))
    (dilation, before) = (three(window.dilation, 1), three(window.before, 0))
    self.weight = NarrowInputGradient.packed(weight, of: problem)
  }

  /// The weights in either of the callers' layouts, as `[output, kernel…·input]`.
  private static func packed(_ weight: Tensor, of problem: ConvolutionProblem) -> Tensor {
    let (taps, inputs) = (problem.window.volume, problem.convolution.inputs)
    let outputs = problem.convolution.outputs
    let isTransposed = problem.hasTransposedWeights
    let (inputStride, outputStride) = isTransposed ? (1, inputs) : (outputs, 1)
    var packed = Tensor(uninitialized: [outputs, taps * inputs])
    weight.withUnsafeElements { weight in
      packed.withUnsafeMutableElements { packed in
        for output in 0..<outputs {
          for tap in 0..<taps {
            let source = tap * inputs * outputs + output * outputStride
            for input in 0..<inputs {
              packed[(output * taps + tap) * inputs + input] = weight[source + input * inputStride]
            }
          }
        }
      }
    }
    return packed
  }

  /// Writes one sample's gradient.
  func compute(_ g: UnsafePointer<Float>, into x: UnsafeMutablePointer<Float>) {
    let lines = output[0] * output[1]
    let perBlock = max(1, min(lines, NarrowInputGradient.productLimit / (taps * inputs * output[2])))
    let volume = size.reduce(1, *)
    let memory = TensorStorage(
      bytes: (volume * inputs + taps * inputs * perBlock * output[2]) * MemoryLayout<Float>.stride)
    let planes = memory.base.assumingMemoryBound(to: Float.self)
    let product = planes + volume * inputs
    planes.update(repeating: 0, count: volume * inputs)
    for first in Swift.stride(from: 0, to: lines, by: perBlock) {
      let block = first..<min(lines, first + perBlock)
      let positions = block.count * output[2]
      weight.withUnsafeElements { weight in
        singleThreadedProduct(
          rows: taps * inputs, columns: positions, depth: outputs, weight.baseAddress,
          g + first * output[2] * outputs, into: product)
      }
      add(product, of: block, to: planes)
    }
    for channel in 0..<inputs {
      let plane = planes + channel * volume
      for i in 0..<volume { x[i * inputs + channel] = plane[i] }
    }
  }

  /// Adds the products of some output lines to the lines of the planes where the taps point.
  private func add(
    _ product: UnsafePointer<Float>, of lines: Range<Int>, to planes: UnsafeMutablePointer<Float>
  ) {
    let positions = lines.count * output[2]
    for tap in 0..<taps {
      let (deep, high) = (tap / (kernel[1] * kernel[2]), tap / kernel[2] % kernel[1])
      let offset = tap % kernel[2] * dilation[2] - before[2]
      // The outputs of a line for which the tap points inside the input.
      let from = max(0, (stride[2] - 1 - offset) / stride[2])
      let to = min(output[2], (size[2] - offset + stride[2] - 1) / stride[2])
      guard from < to else { continue }
      for line in lines {
        let plane = line / output[1] * stride[0] + deep * dilation[0] - before[0]
        let row = line % output[1] * stride[1] + high * dilation[1] - before[1]
        guard plane >= 0 && plane < size[0] && row >= 0 && row < size[1] else { continue }
        for channel in 0..<inputs {
          let target = planes + ((channel * size[0] + plane) * size[1] + row) * size[2] + offset
          let source =
            product + (tap * inputs + channel) * positions + (line - lines.lowerBound) * output[2]
          if stride[2] == 1 {
            add(source + from, to: target + from, count: to - from)
          } else {
            for i in from..<to { target[i * stride[2]] += source[i] }
          }
        }
      }
    }
  }

  /// Adds a line, which is too short for a call to pay.
  @inline(__always)
  private func add(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    var i = 0
    while i + 8 <= count {
      let offset = i * MemoryLayout<Float>.stride
      let sum =
        to.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        + from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      to.storeBytes(of: sum, toByteOffset: offset, as: SIMD8<Float>.self)
      i += 8
    }
    while i < count {
      target[i] += source[i]
      i += 1
    }
  }
}
