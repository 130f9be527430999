import COneDNN

/// The library's handle of an array in memory that somebody else owns.
final class ArrayHandle: Sendable {
  // Pointed at memory by one thread before others read it.
  nonisolated(unsafe) let memory: dnnl_memory_t

  init(_ layout: ArrayLayout) {
    var memory: dnnl_memory_t?
    var descriptor = layout.descriptor
    requireSuccess(dnnl_memory_create(&memory, &descriptor, LibraryEngine.entered.engine, nil), "an array")
    guard let memory else { preconditionFailure("oneDNN gave no array") }
    self.memory = memory
  }

  deinit { dnnl_memory_destroy(memory) }

  /// Lets the handle stand for the array at `start`; where the layout pads its axes, the padding is zeroed.
  func point(at start: UnsafeMutableRawPointer) {
    requireSuccess(dnnl_memory_set_data_handle(memory, start), "a pointer")
  }
}
