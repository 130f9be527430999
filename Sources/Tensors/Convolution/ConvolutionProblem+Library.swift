import COneDNN

extension ConvolutionProblem {
  /// The library's description of a pass with the implementation that suits it, for weights that lie as
  /// `weights` says.
  func description(_ pass: ConvolutionPass, samples: Int, weights: ArrayLayout) -> dnnl_primitive_desc_t {
    let attributes = LibraryEngine.entered.attributes
    let layouts = Layouts(
      input: inputLayout(samples: samples).descriptor, weights: weights.descriptor,
      bias: biasLayout.descriptor, output: outputLayout(samples: samples).descriptor)
    var forward = forwardDescription(layouts)
    if pass == .forward { return chosen(&forward, attributes, hint: nil) }
    var hint: dnnl_primitive_desc_t?
    requireSuccess(
      dnnl_primitive_desc_create(&hint, &forward, attributes, LibraryEngine.shared.engine, nil),
      "the convolution \(self)")
    defer { dnnl_primitive_desc_destroy(hint) }
    var backward = backwardDescription(pass, layouts)
    return chosen(&backward, attributes, hint: hint)
  }

  private struct Layouts {
    var input, weights, bias, output: dnnl_memory_desc_t
  }

  private func forwardDescription(_ layouts: Layouts) -> dnnl_convolution_desc_t {
    var (layouts, description) = (layouts, dnnl_convolution_desc_t())
    requireSuccess(
      withUnsafePointer(to: &layouts.bias) { bias in
        dnnl_dilated_convolution_forward_desc_init(
          &description, dnnl_forward_training, dnnl_convolution_direct, &layouts.input, &layouts.weights,
          hasBias ? bias : nil, &layouts.output, window.stride.map(Int64.init), window.gaps,
          window.before.map(Int64.init), window.after.map(Int64.init))
      }, "the convolution \(self)")
    return description
  }

  private func backwardDescription(_ pass: ConvolutionPass, _ layouts: Layouts) -> dnnl_convolution_desc_t {
    var (layouts, description) = (layouts, dnnl_convolution_desc_t())
    let (stride, before) = (window.stride.map(Int64.init), window.before.map(Int64.init))
    let after = window.after.map(Int64.init)
    let status =
      pass == .inputGradient
      ? dnnl_dilated_convolution_backward_data_desc_init(
        &description, dnnl_convolution_direct, &layouts.input, &layouts.weights, &layouts.output, stride,
        window.gaps, before, after)
      : dnnl_dilated_convolution_backward_weights_desc_init(
        &description, dnnl_convolution_direct, &layouts.input, &layouts.weights, nil, &layouts.output, stride,
        window.gaps, before, after)
    requireSuccess(status, "the gradient of \(self)")
    return description
  }

  /// The first of the library's implementations that is not known to be slower than a later one.
  ///
  /// Over channels-last arrays of a few samples the direct kernels (`jit:`) beat those of batched products
  /// (`brgconv:`), which come first in the library's list, where outputs do not fill one of the latter's blocks of 64
  /// (1 → 15 channels: by 1.6, 15 → 40: by 1.2); elsewhere they are slower (3 → 128: by 1.2 to 2.3).
  private func chosen(
    _ description: inout dnnl_convolution_desc_t, _ attributes: dnnl_primitive_attr_t,
    hint: dnnl_primitive_desc_t?
  ) -> dnnl_primitive_desc_t {
    var iterator: dnnl_primitive_desc_iterator_t?
    requireSuccess(
      dnnl_primitive_desc_iterator_create(
        &iterator, &description, attributes, LibraryEngine.shared.engine, hint), "the convolution \(self)")
    defer { dnnl_primitive_desc_iterator_destroy(iterator) }
    var first: dnnl_primitive_desc_t?
    repeat {
      guard let candidate = dnnl_primitive_desc_iterator_fetch(iterator) else { break }
      if convolution.outputs >= 64 || !candidate.implementation.hasPrefix("brgconv") {
        if let first { dnnl_primitive_desc_destroy(first) }
        return candidate
      }
      if first == nil { first = candidate } else { dnnl_primitive_desc_destroy(candidate) }
    } while dnnl_primitive_desc_iterator_next(iterator) == dnnl_success
    guard let first else { preconditionFailure("oneDNN cannot compute \(self)") }
    return first
  }
}
