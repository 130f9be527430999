import COneDNN
import Synchronization

/// One computation of a convolution for one input size and number of samples, as the library does it.
final class ConvolutionPlan: Sendable {
  /// Arguments of the passes: forward `(input, weights, output, bias?)`, input gradient
  /// `(output gradient, weights, input gradient)`, weight gradient
  /// `(input, output gradient, weight gradient)`.
  let primitive: LibraryPrimitive
  /// The layout in which the primitive takes or gives weights.
  let weightLayout: ArrayLayout
  /// Brings weights from the caller's layout into the primitive's, or back for gradients; none if they agree.
  private let reorder: LibraryPrimitive?
  /// Handles of weights for the next call: making one at each would scatter the library's small blocks over the heap.
  private let idleHandles = Mutex<[ArrayHandle]>([])

  private struct Key: Hashable {
    let problem: ConvolutionProblem
    let pass: ConvolutionPass
    let samples: Int
    let reference: Int
  }

  private static let cache = LibraryCache<Key, ConvolutionPlan>()

  /// The plan of a pass over `samples` samples, made once and kept; its weights lie as in the plan of
  /// `reference` samples.
  static func plan(
    _ problem: ConvolutionProblem, _ pass: ConvolutionPass, samples: Int, reference: Int
  ) -> ConvolutionPlan {
    cache.value(of: Key(problem: problem, pass: pass, samples: samples, reference: reference)) {
      let weights =
        samples == reference
        ? problem.anyWeightLayout
        : plan(problem, pass, samples: reference, reference: reference).weightLayout
      return ConvolutionPlan(problem, pass, samples: samples, weights: weights)
    }
  }

  private init(_ problem: ConvolutionProblem, _ pass: ConvolutionPass, samples: Int, weights: ArrayLayout) {
    let input = problem.inputLayout(samples: samples)
    let output = problem.outputLayout(samples: samples)
    let description = problem.description(pass, samples: samples, weights: weights)
    var roles: [(Int32, ArrayLayout)]
    switch pass {
    case .forward:
      weightLayout = description.layout(dnnl_query_weights_md)
      roles = [(DNNL_ARG_SRC, input), (DNNL_ARG_WEIGHTS, weightLayout), (DNNL_ARG_DST, output)]
      if problem.hasBias { roles.append((DNNL_ARG_BIAS, problem.biasLayout)) }
    case .inputGradient:
      weightLayout = description.layout(dnnl_query_weights_md)
      roles = [(DNNL_ARG_DIFF_DST, output), (DNNL_ARG_WEIGHTS, weightLayout), (DNNL_ARG_DIFF_SRC, input)]
    case .weightGradient:
      weightLayout = description.layout(dnnl_query_diff_weights_md)
      roles = [(DNNL_ARG_SRC, input), (DNNL_ARG_DIFF_DST, output), (DNNL_ARG_DIFF_WEIGHTS, weightLayout)]
    }
    primitive = LibraryPrimitive(consuming: description, roles: roles)
    let own = problem.weightLayout
    if own == weightLayout {
      reorder = nil
    } else {
      reorder =
        pass == .weightGradient
        ? LibraryPrimitive(reordering: weightLayout, to: own)
        : LibraryPrimitive(reordering: own, to: weightLayout)
    }
  }

  /// Weights in the primitive's layout.
  func packed(_ weights: UnsafeMutablePointer<Float>) -> PackedWeights {
    let storage = reorder.map { _ in TensorStorage(bytes: weightLayout.bytes) }
    let handle = idleHandles.withLock { $0.popLast() } ?? ArrayHandle(weightLayout)
    handle.point(at: storage?.base ?? UnsafeMutableRawPointer(weights))
    reorder?.run(.at(weights), .shared(handle))
    return PackedWeights(handle, storage, of: self)
  }

  fileprivate func takeBack(_ handle: ArrayHandle) { idleHandles.withLock { $0.append(handle) } }

  /// Writes a weight gradient in the primitive's layout at `target`, in the caller's.
  func unpack(_ gradient: UnsafeMutablePointer<Float>, to target: UnsafeMutablePointer<Float>) {
    if let reorder {
      reorder.run(.at(gradient), .at(target))
    } else {
      target.update(from: gradient, count: weightLayout.bytes / MemoryLayout<Float>.stride)
    }
  }
}

/// Weights as a primitive wants them, shared by the tiles of a batch; in the caller's memory where the layouts agree.
final class PackedWeights: Sendable {
  let handle: ArrayHandle
  private let storage: TensorStorage?
  private let plan: ConvolutionPlan

  fileprivate init(_ handle: ArrayHandle, _ storage: TensorStorage?, of plan: ConvolutionPlan) {
    (self.handle, self.storage, self.plan) = (handle, storage, plan)
  }

  deinit { plan.takeBack(handle) }
}
