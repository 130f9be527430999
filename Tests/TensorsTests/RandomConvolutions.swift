import Tensors

/// A convolution with random sizes and an input shape that suits it.
struct RandomConvolution {
  let convolution: Convolution
  let inputShape: [Int]

  init(seed: UInt64, batch: Int? = nil) {
    var random = Philox(seed: seed, purpose: .generation)
    let rank = 2 + random.below(2)
    func axes(_ limit: Int) -> [Int] { (0..<rank).map { _ in 1 + random.below(limit) } }
    let groups = [1, 1, 1, 2, 3][random.below(5)]
    let (kernel, stride, dilation) = (axes(rank == 2 ? 5 : 3), axes(3), axes(2))
    let padding: SpatialPadding =
      switch random.below(4) {
      case 0: .valid
      case 1: .same
      case 2: .symmetric(axes(2))
      default: .uneven(before: axes(2), after: axes(3))
      }
    convolution = Convolution(
      inputs: groups * (1 + random.below(9)), outputs: groups * (1 + random.below(19)), kernel: kernel,
      stride: stride, padding: padding, dilation: dilation, groups: groups)
    let extent = zip(kernel, dilation).map { ($0 - 1) * $1 + 1 }
    let spatial = extent.map { $0 + random.below(rank == 2 ? 7 : 4) }
    inputShape = [batch ?? 1 + random.below(5)] + spatial + [convolution.inputs]
  }
}
