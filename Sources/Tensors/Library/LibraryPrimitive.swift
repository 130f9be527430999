import COneDNN
import Synchronization

/// One computation of the library for fixed shapes, with the handles of its arguments.
///
/// Any number of threads may run it at once: each run takes a set of handles of its own, and sets are kept for
/// the next run.
final class LibraryPrimitive: Sendable {
  /// An argument of a run: memory to use, or a handle that several runs share.
  enum Argument {
    case at(UnsafeMutableRawPointer)
    case shared(ArrayHandle)
  }

  /// The name the library gives to the implementation it chose.
  let implementation: String
  // The handle is only read after `init`.
  nonisolated(unsafe) private let primitive: dnnl_primitive_t
  private let layouts: [(role: Int32, layout: ArrayLayout)]
  private let scratchBytes: Int
  private let idle = Mutex<[HandleSet]>([])

  /// The computation of a primitive descriptor, which is destroyed; `roles` are the arguments in the order that
  /// `run` takes them.
  init(consuming description: dnnl_primitive_desc_t, roles: [(Int32, ArrayLayout)]) {
    _ = LibraryEngine.entered
    var primitive: dnnl_primitive_t?
    requireSuccess(dnnl_primitive_create(&primitive, description), "a primitive")
    guard let primitive else { preconditionFailure("oneDNN gave no primitive") }
    self.primitive = primitive
    implementation = description.implementation
    let scratchpad = description.layout(dnnl_query_scratchpad_md)
    scratchBytes = scratchpad.bytes
    layouts =
      roles.map { (role: $0.0, layout: $0.1) }
      + (scratchBytes > 0 ? [(role: Int32(DNNL_ARG_SCRATCHPAD), layout: scratchpad)] : [])
    dnnl_primitive_desc_destroy(description)
  }

  deinit { dnnl_primitive_destroy(primitive) }

  /// Runs the computation on the calling thread.
  func run(_ arguments: Argument...) {
    let library = LibraryEngine.entered
    let handles = idle.withLock { $0.popLast() } ?? HandleSet(layouts)
    for (i, argument) in arguments.enumerated() {
      switch argument {
      case .at(let start): handles.point(i, at: start)
      case .shared(let handle): handles.arguments[i].memory = handle.memory
      }
    }
    let scratch = scratchBytes > 0 ? TensorStorage(bytes: scratchBytes) : nil
    if let scratch { handles.point(layouts.count - 1, at: scratch.base) }
    requireSuccess(
      dnnl_primitive_execute(primitive, library.stream, Int32(layouts.count), handles.arguments),
      "to run \(implementation)")
    idle.withLock { $0.append(handles) }
  }
}

/// The handles of one run's arguments, and the list of them that the library takes.
private final class HandleSet: Sendable {
  private let handles: [ArrayHandle]
  // Used by the one run that took the set.
  nonisolated(unsafe) let arguments: UnsafeMutablePointer<dnnl_exec_arg_t>

  init(_ layouts: [(role: Int32, layout: ArrayLayout)]) {
    handles = layouts.map { ArrayHandle($0.layout) }
    arguments = .allocate(capacity: layouts.count)
    for (i, (role, _)) in layouts.enumerated() {
      (arguments + i).initialize(to: dnnl_exec_arg_t(arg: role, memory: handles[i].memory))
    }
  }

  deinit { arguments.deallocate() }

  func point(_ index: Int, at start: UnsafeMutableRawPointer) {
    handles[index].point(at: start)
    arguments[index].memory = handles[index].memory
  }
}

extension dnnl_primitive_desc_t {
  /// The name of the implementation, as in `jit:avx2`.
  var implementation: String {
    var name: UnsafePointer<CChar>?
    withUnsafeMutablePointer(to: &name) {
      requireSuccess(
        dnnl_primitive_desc_query(self, dnnl_query_impl_info_str, 0, $0), "the implementation's name")
    }
    return name.map { String(cString: $0) } ?? "unknown"
  }

  /// The layout of one of the arrays the primitive works on.
  func layout(_ what: dnnl_query_t, _ index: Int32 = 0) -> ArrayLayout {
    dnnl_primitive_desc_query_md(self, what, index).map { ArrayLayout($0.pointee) }
      ?? ArrayLayout([0], strides: [1])
  }
}
