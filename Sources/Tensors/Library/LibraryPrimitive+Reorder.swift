import COneDNN

extension LibraryPrimitive {
  /// Copies an array from one layout into another: arguments `(from, to)`.
  convenience init(reordering from: ArrayLayout, to: ArrayLayout) {
    let library = LibraryEngine.entered
    var (source, target) = (from.descriptor, to.descriptor)
    var description: dnnl_primitive_desc_t?
    requireSuccess(
      dnnl_reorder_primitive_desc_create(
        &description, &source, library.engine, &target, library.engine, library.attributes), "a reorder")
    guard let description else { preconditionFailure("oneDNN gave no reorder") }
    self.init(consuming: description, roles: [(DNNL_ARG_SRC, from), (DNNL_ARG_DST, to)])
  }
}
