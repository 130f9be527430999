import CKernels
import Tensors

/// What stands in for the derivative of the firing function, a step, when errors are propagated back.
///
/// All are functions of `x = u - threshold`, the membrane potential's distance from the threshold. `value` is
/// a curve whose derivative `derivative` is: a soft step through 1/2 at `x = 0`.
public enum Surrogate: Sendable, Equatable {
  /// `1/width` for `|x| < width/2`, else 0; the rectangle of Y. Wu, L. Deng, G. Li, J. Zhu, L. Shi,
  /// "Spatio-temporal backpropagation for training high-performance spiking neural networks", Front. Neurosci.
  /// 12:331, 2018, eq. 24, doi 10.3389/fnins.2018.00331. SpikingJelly's `Rect(alpha)` has width `1/alpha`.
  case rectangle(width: Float = 1)
  /// `slope·max(0, 1 - slope·|x|)`, the triangle of S. Esser et al., "Convolutional networks for fast,
  /// energy-efficient neuromorphic computing", PNAS 113:11441, 2016, doi 10.1073/pnas.1604850113; SpikingJelly's
  /// `PiecewiseQuadratic(alpha)`.
  case triangle(slope: Float = 1)
  /// `(a/2) / (1 + (π·a·x/2)²)` with slope `a`, of W. Fang et al., "Incorporating learnable membrane time constant
  /// to enhance learning of spiking neural networks", ICCV 2021; SpikingJelly's `ATan` and snnTorch's `atan`, both
  /// with slope 2.
  case arctangent(slope: Float = 2)
  /// `a·σ(a·x)·(1 - σ(a·x))` with the logistic function σ and slope `a`; SpikingJelly's `Sigmoid` (slope 4),
  /// snnTorch's `sigmoid` (slope 25).
  case sigmoid(slope: Float = 4)
  /// `1 / (1 + slope·|x|)²` of F. Zenke, S. Ganguli, "SuperSpike", Neural Comput. 30:1514, 2018,
  /// doi 10.1162/neco_a_01086; snnTorch's `fast_sigmoid` (slope 25).
  case fastSigmoid(slope: Float = 25)
  /// 1 everywhere. Y. Bengio, N. Léonard, A. Courville, "Estimating or propagating gradients through stochastic
  /// neurons for conditional computation", arXiv:1308.3432.
  case straightThrough

  /// The derivative at each distance from the threshold.
  public func derivative(at x: Tensor) -> Tensor {
    var y = Tensor(uninitialized: x.shape)
    let kernel = kernel
    x.withUnsafeElements { x in
      y.withUnsafeMutableElements { y in
        plexus_surrogate_slopes(y.baseAddress, x.baseAddress, Int64(x.count), kernel.kind, kernel.slope)
      }
    }
    return y
  }

  /// The derivative at one distance from the threshold.
  public func derivative(at x: Float) -> Float { derivative(at: Tensor([1], [x]))[0] }

  /// The soft step at sixteen distances from the threshold.
  public func value(at x: SIMD16<Float>) -> SIMD16<Float> {
    switch self {
    case .rectangle(let width): return (x / width + 0.5).clamped(lowerBound: .zero, upperBound: .one)
    case .triangle(let slope):
      let y = (x * slope).clamped(lowerBound: -.one, upperBound: .one)
      return 0.5 + y - y * y.magnitudes * 0.5
    case .arctangent(let slope): return (x * (0.5 * .pi * slope)).arctangent * (1 / .pi) + 0.5
    case .sigmoid(let slope): return (x * slope).logistic
    case .fastSigmoid(let slope): return x / (1 + slope * x.magnitudes) + 0.5
    case .straightThrough: return x + 0.5
    }
  }

  /// The soft step at one distance from the threshold.
  public func value(at x: Float) -> Float { value(at: SIMD16(repeating: x))[0] }
}
