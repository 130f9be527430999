import Tensors

/// Convolution by its definition, in double precision: what the fast one is held against.
struct NaiveConvolution {
  let convolution: Convolution

  /// The spatial axes of a shape as three, with a depth of 1 in front of two.
  private func cube(_ lengths: [Int], _ filler: Int) -> [Int] {
    lengths.count == 2 ? [filler] + lengths : lengths
  }

  /// Calls `body` with the positions in input, weights and output of every product of the sum.
  func forEachProduct(inputShape: [Int], _ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
    let c = convolution
    let inner = c.inputs / c.groups
    let outputShape = c.outputShape(for: inputShape)
    let size = cube(Array(inputShape.dropFirst().dropLast()), 1)
    let out = cube(Array(outputShape.dropFirst().dropLast()), 1)
    let (kernel, stride) = (cube(c.kernel, 1), cube(c.stride, 1))
    let (dilation, before) = (cube(c.dilation, 1), cube(c.padding.before, 0))
    for n in 0..<inputShape[0] {
      Index.forEach(out) { o in
        Index.forEach(kernel) { k in
          let at = (0..<3).map { o[$0] * stride[$0] + k[$0] * dilation[$0] - before[$0] }
          guard (0..<3).allSatisfy({ at[$0] >= 0 && at[$0] < size[$0] }) else { return }
          let from = (((n * size[0] + at[0]) * size[1] + at[1]) * size[2] + at[2]) * c.inputs
          let to = (((n * out[0] + o[0]) * out[1] + o[1]) * out[2] + o[2]) * c.outputs
          let tap = ((k[0] * kernel[1] + k[1]) * kernel[2] + k[2]) * inner * c.outputs
          for output in 0..<c.outputs {
            let group = output / (c.outputs / c.groups)
            for input in 0..<inner {
              body(from + group * inner + input, tap + input * c.outputs + output, to + output)
            }
          }
        }
      }
    }
  }

  func output(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) -> [Double] {
    let (a, w) = (x.elements, weight.elements)
    let b = bias?.elements ?? Array(repeating: 0, count: convolution.outputs)
    let count = convolution.outputShape(for: x.shape).reduce(1, *)
    var y = (0..<count).map { Double(b[$0 % b.count]) }
    forEachProduct(inputShape: x.shape) { y[$2] += Double(a[$0]) * Double(w[$1]) }
    return y
  }

  func inputGradient(_ gradient: Tensor, _ weight: Tensor, inputShape: [Int]) -> [Double] {
    let (g, w) = (gradient.elements, weight.elements)
    var x = Array(repeating: 0.0, count: inputShape.reduce(1, *))
    forEachProduct(inputShape: inputShape) { x[$0] += Double(g[$2]) * Double(w[$1]) }
    return x
  }

  func weightGradient(_ x: Tensor, _ gradient: Tensor) -> [Double] {
    let (a, g) = (x.elements, gradient.elements)
    var w = Array(repeating: 0.0, count: convolution.weightShape.reduce(1, *))
    forEachProduct(inputShape: x.shape) { w[$1] += Double(a[$0]) * Double(g[$2]) }
    return w
  }
}

/// Positions in a box of three axes.
enum Index {
  static func forEach(_ lengths: [Int], _ body: ([Int]) -> Void) {
    for i in 0..<lengths[0] {
      for j in 0..<lengths[1] {
        for k in 0..<lengths[2] { body([i, j, k]) }
      }
    }
  }
}

/// The largest distance of two arrays, relative to the largest magnitude of the second (at least 1).
func largestError(_ a: Tensor, _ b: [Double]) -> Double {
  let a = a.elements
  guard a.count == b.count else { return .infinity }
  let scale = b.reduce(1) { max($0, abs($1)) }
  return zip(a, b).reduce(0) { worst, pair in
    let distance = abs(Double(pair.0) - pair.1) / scale
    return distance.isNaN ? .infinity : max(worst, distance)
  }
}

extension Tensor {
  /// The sum of products with another tensor, in double precision.
  func dot(_ other: Tensor) -> Double {
    zip(elements, other.elements).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}
