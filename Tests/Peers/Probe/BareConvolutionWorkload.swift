import COneDNN

/// The pass of a convolution by a direct call of oneDNN, with its own threads, on memory in the layouts it prefers.
final class BareConvolutionWorkload: Workload {
  private let threads: Int32
  private let engine: dnnl_engine_t
  private let stream: dnnl_stream_t
  private let primitive: dnnl_primitive_t
  private let arguments: [dnnl_exec_arg_t]

  init(_ settings: Settings, threads: Int) throws {
    self.threads = Int32(threads)
    omp_set_num_threads(self.threads)
    let setting = try ConvolutionSetting(settings)
    let engine = try made("an engine") { dnnl_engine_create(&$0, dnnl_cpu, 0) }
    self.engine = engine
    stream = try made("a stream") {
      dnnl_stream_create(&$0, engine, UInt32(dnnl_stream_default_flags.rawValue))
    }
    let description = try BareConvolutionWorkload.description(setting, engine)
    defer { dnnl_primitive_desc_destroy(description) }
    primitive = try made("a primitive") { dnnl_primitive_create(&$0, description) }
    let roles: [(Int32, dnnl_query_t)] =
      switch setting.pass {
      case .forward:
        [
          (DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md),
          (DNNL_ARG_DST, dnnl_query_dst_md),
        ]
      case .inputGradient:
        [
          (DNNL_ARG_DIFF_SRC, dnnl_query_diff_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md),
          (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md),
        ]
      case .weightGradient:
        [
          (DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_DIFF_WEIGHTS, dnnl_query_diff_weights_md),
          (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md),
        ]
      }
    arguments = try roles.map { role, query in
      let memory: dnnl_memory_t = try made("memory") {
        dnnl_memory_create(
          &$0, dnnl_primitive_desc_query_md(description, query, 0), engine,
          UnsafeMutableRawPointer(bitPattern: UInt.max))
      }
      try fill(memory)
      return dnnl_exec_arg_t(arg: role, memory: memory)
    }
  }

  deinit {
    for argument in arguments { dnnl_memory_destroy(argument.memory) }
    dnnl_primitive_destroy(primitive)
    dnnl_stream_destroy(stream)
    dnnl_engine_destroy(engine)
  }

  func step() {
    omp_set_num_threads(threads)
    let status = dnnl_primitive_execute(primitive, stream, Int32(arguments.count), arguments)
    precondition(status == dnnl_success && dnnl_stream_wait(stream) == dnnl_success, "oneDNN failed")
  }

  /// The library's first choice for the pass, with all layouts left to it.
  private static func description(
    _ setting: ConvolutionSetting, _ engine: dnnl_engine_t
  ) throws -> dnnl_primitive_desc_t {
    var input = anyLayout([setting.batch, setting.inputs, setting.size, setting.size])
    var weights = anyLayout([setting.outputs, setting.inputs, setting.kernel, setting.kernel])
    var output = anyLayout([setting.batch, setting.outputs, setting.size, setting.size])
    let strides: [dnnl_dim_t] = [1, 1]
    let before = [dnnl_dim_t](repeating: dnnl_dim_t((setting.kernel - 1) / 2), count: 2)
    let after = [dnnl_dim_t](repeating: dnnl_dim_t(setting.kernel / 2), count: 2)
    var forward = dnnl_convolution_desc_t()
    let kind = setting.pass == .forward ? dnnl_forward_inference : dnnl_forward_training
    try require(
      dnnl_convolution_forward_desc_init(
        &forward, kind, dnnl_convolution_direct, &input, &weights, nil, &output, strides, before, after))
    let hint: dnnl_primitive_desc_t = try made("a description") {
      dnnl_primitive_desc_create(&$0, &forward, nil, engine, nil)
    }
    guard setting.pass != .forward else { return hint }
    defer { dnnl_primitive_desc_destroy(hint) }
    var backward = dnnl_convolution_desc_t()
    try require(
      setting.pass == .inputGradient
        ? dnnl_convolution_backward_data_desc_init(
          &backward, dnnl_convolution_direct, &input, &weights, &output, strides, before, after)
        : dnnl_convolution_backward_weights_desc_init(
          &backward, dnnl_convolution_direct, &input, &weights, nil, &output, strides, before, after))
    return try made("a description") { dnnl_primitive_desc_create(&$0, &backward, nil, engine, hint) }
  }

  private static func anyLayout(_ shape: [Int]) -> dnnl_memory_desc_t {
    var layout = dnnl_memory_desc_t()
    _ = dnnl_memory_desc_init_by_tag(
      &layout, Int32(shape.count), shape.map { dnnl_dim_t($0) }, dnnl_f32, dnnl_format_tag_any)
    return layout
  }
}

/// A handle that the library makes.
private func made<Handle>(
  _ what: String, _ make: (inout Handle?) -> dnnl_status_t
) throws -> Handle {
  var handle: Handle?
  try require(make(&handle))
  guard let handle else { throw ProbeError("oneDNN gave no \(what)") }
  return handle
}

private func require(_ status: dnnl_status_t) throws {
  guard status == dnnl_success else { throw ProbeError("oneDNN refused: status \(status.rawValue)") }
}

/// Puts numbers other than zero into memory, so that no denormal slows the computation down.
private func fill(_ memory: dnnl_memory_t) throws {
  var start: UnsafeMutableRawPointer?
  try require(dnnl_memory_get_data_handle(memory, &start))
  var layout: UnsafePointer<dnnl_memory_desc_t>?
  try require(dnnl_memory_get_memory_desc(memory, &layout))
  let numbers = start?.assumingMemoryBound(to: Float.self)
  let count = dnnl_memory_desc_get_size(layout) / MemoryLayout<Float>.size
  for i in 0..<count { numbers?[i] = Float((i * 7919) % 101) / 50 - 1 }
}
