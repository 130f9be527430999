import COneDNN

/// How an array lies in memory, in the library's terms.
struct ArrayLayout: Equatable {
  var descriptor = dnnl_memory_desc_t()

  /// A layout that the library made.
  init(_ descriptor: dnnl_memory_desc_t) { self.descriptor = descriptor }

  /// An array of float32 with axes of those `lengths` and element distances `strides`; no strides leave the
  /// layout to the library.
  init(_ lengths: [Int], strides: [Int]?) {
    let dims = lengths.map(Int64.init)
    if let strides {
      requireSuccess(
        dnnl_memory_desc_init_by_strides(
          &descriptor, Int32(dims.count), dims, dnnl_f32, strides.map(Int64.init)), "shape \(lengths)")
    } else {
      requireSuccess(
        dnnl_memory_desc_init_by_tag(&descriptor, Int32(dims.count), dims, dnnl_f32, dnnl_format_tag_any),
        "shape \(lengths)")
    }
  }

  /// Activations with channels last, `[sample, spatial…, channel]`; the library names channels second.
  init(samples: Int, spatial: [Int], channels: Int) {
    let volume = spatial.reduce(1, *)
    var strides = spatial
    var stride = channels
    for axis in spatial.indices.reversed() {
      strides[axis] = stride
      stride *= spatial[axis]
    }
    self.init([samples, channels] + spatial, strides: [volume * channels, 1] + strides)
  }

  /// How many bytes such an array takes, padding included.
  var bytes: Int { withUnsafePointer(to: descriptor) { Int(dnnl_memory_desc_get_size($0)) } }

  static func == (a: ArrayLayout, b: ArrayLayout) -> Bool {
    withUnsafePointer(to: a.descriptor) { a in
      withUnsafePointer(to: b.descriptor) { b in dnnl_memory_desc_equal(a, b) != 0 }
    }
  }
}
