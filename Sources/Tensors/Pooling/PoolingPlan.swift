import COneDNN

/// The library's poolings, made once for a shape and number of samples.
enum PoolingPlan {
  enum Pass: Hashable {
    case forward, backward
  }

  private struct Key: Hashable {
    let pooling: Pooling
    let spatial: [Int]
    let channels, samples: Int
    let pass: Pass
  }

  private static let cache = LibraryCache<Key, LibraryPrimitive>()

  /// The pass over `samples` samples: arguments `(input, output, positions)` or
  /// `(output gradient, input gradient, positions)`, positions for the maximum only.
  static func plan(_ problem: PoolingProblem, _ pass: Pass, samples: Int) -> LibraryPrimitive {
    let key = Key(
      pooling: problem.pooling, spatial: problem.spatial, channels: problem.channels, samples: samples,
      pass: pass)
    return cache.value(of: key) { make(key) }
  }

  private static func make(_ key: Key) -> LibraryPrimitive {
    let window = key.pooling.window
    let input = ArrayLayout(samples: key.samples, spatial: key.spatial, channels: key.channels)
    let output = ArrayLayout(
      samples: key.samples, spatial: window.output(for: key.spatial), channels: key.channels)
    let description = description(key, input: input, output: output)
    var roles: [(Int32, ArrayLayout)] =
      key.pass == .forward
      ? [(DNNL_ARG_SRC, input), (DNNL_ARG_DST, output)]
      : [(DNNL_ARG_DIFF_DST, output), (DNNL_ARG_DIFF_SRC, input)]
    if key.pooling.kind == .maximum {
      let positions = description.layout(dnnl_query_workspace_md)
      let outputs = output.bytes / MemoryLayout<Float>.stride
      precondition(
        positions.bytes == outputs * key.pooling.bytesPerPosition,
        "oneDNN notes \(positions.bytes) bytes for the maxima of \(key)")
      roles.append((DNNL_ARG_WORKSPACE, positions))
    }
    return LibraryPrimitive(consuming: description, roles: roles)
  }

  private static func description(
    _ key: Key, input: ArrayLayout, output: ArrayLayout
  ) -> dnnl_primitive_desc_t {
    let (library, window) = (LibraryEngine.entered, key.pooling.window)
    let algorithm = key.pooling.kind.algorithm
    var (source, target) = (input.descriptor, output.descriptor)
    let (kernel, stride) = (window.kernel.map(Int64.init), window.stride.map(Int64.init))
    let (before, after) = (window.before.map(Int64.init), window.after.map(Int64.init))
    var forward = dnnl_pooling_v2_desc_t()
    requireSuccess(
      dnnl_pooling_v2_forward_desc_init(
        &forward, dnnl_forward_training, algorithm, &source, &target, stride, kernel, window.gaps, before,
        after), "the pooling \(key)")
    var description: dnnl_primitive_desc_t?
    requireSuccess(
      dnnl_primitive_desc_create(&description, &forward, library.attributes, library.engine, nil),
      "the pooling \(key)")
    if key.pass == .backward {
      let hint = description
      defer { dnnl_primitive_desc_destroy(hint) }
      var backward = dnnl_pooling_v2_desc_t()
      requireSuccess(
        dnnl_pooling_v2_backward_desc_init(
          &backward, algorithm, &source, &target, stride, kernel, window.gaps, before, after),
        "the gradient of the pooling \(key)")
      requireSuccess(
        dnnl_primitive_desc_create(&description, &backward, library.attributes, library.engine, hint),
        "the gradient of the pooling \(key)")
    }
    guard let description else { preconditionFailure("oneDNN cannot compute \(key)") }
    return description
  }
}

extension PoolingKind {
  fileprivate var algorithm: dnnl_alg_kind_t {
    switch self {
    case .average(countingPadding: true): dnnl_pooling_avg_include_padding
    case .average(countingPadding: false): dnnl_pooling_avg_exclude_padding
    case .maximum: dnnl_pooling_max
    }
  }
}
