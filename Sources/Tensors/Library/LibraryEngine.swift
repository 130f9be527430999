import COneDNN

/// The version of the library that convolves and pools, and the instruction sets it uses on this processor
/// (`dnnl_cpu_isa_t`), as in `2.6.3 cpu-isa 31`; another one may give other bits.
public let convolutionLibraryVersion: String = {
  guard let version = dnnl_version()?.pointee else { return "unknown" }
  let number = "\(version.major).\(version.minor).\(version.patch)"
  return "\(number) cpu-isa \(dnnl_get_effective_cpu_isa().rawValue)"
}()

/// The processor as oneDNN computes on it.
///
/// oneDNN runs single-threaded here: threads are `ThreadPool`'s affair. Its OpenMP setting belongs to the
/// calling thread, so every entrance to the library goes through `entered`.
final class LibraryEngine: Sendable {
  static let shared = LibraryEngine()

  // Handles of the library may be used from any thread.
  nonisolated(unsafe) let engine: dnnl_engine_t
  nonisolated(unsafe) let stream: dnnl_stream_t
  /// Asks for scratch memory from outside instead of allocations by the library.
  nonisolated(unsafe) let attributes: dnnl_primitive_attr_t

  private init() {
    let major = dnnl_version()?.pointee.major ?? 0
    precondition(
      major == 2, "Plexus is written for oneDNN 2.x, found \(convolutionLibraryVersion); install libdnnl2")
    var engine: dnnl_engine_t?
    var stream: dnnl_stream_t?
    var attributes: dnnl_primitive_attr_t?
    requireSuccess(dnnl_engine_create(&engine, dnnl_cpu, 0), "engine")
    requireSuccess(dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)), "stream")
    requireSuccess(dnnl_primitive_attr_create(&attributes), "attributes")
    guard let engine, let stream, let attributes else { preconditionFailure("oneDNN gave no engine") }
    requireSuccess(
      dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "scratchpad mode")
    self.engine = engine
    self.stream = stream
    self.attributes = attributes
  }

  deinit {
    dnnl_primitive_attr_destroy(attributes)
    dnnl_stream_destroy(stream)
    dnnl_engine_destroy(engine)
  }

  /// The engine, after making the library single-threaded for the calling thread.
  static var entered: LibraryEngine {
    omp_set_num_threads(1)
    return shared
  }
}

/// Traps when the library refuses: shapes are checked before it is called, so that is an error of this module.
func requireSuccess(_ status: dnnl_status_t, _ what: @autoclosure () -> String) {
  precondition(status == dnnl_success, "oneDNN refused \(what()): status \(status.rawValue)")
}
