import CZlib

/// zlib, for data that gets smaller by it.
package enum Deflate {
  /// The packed bytes, or `nil` if they would not be fewer.
  package static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 64 else { return nil }
    var length = compressBound(uLong(bytes.count))
    let packed = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      let code = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), 1)
      count = code == Z_OK ? Int(length) : 0
    }
    return packed.isEmpty || packed.count >= bytes.count ? nil : packed
  }

  /// The `size` bytes that were packed; `nil` when they are not that many or not zlib's.
  package static func unpack(_ bytes: [UInt8], size: Int) -> [UInt8]? {
    // zlib never packs better than 1:1032, so that a false size cannot ask for memory without end.
    guard size >= 0, size / 1100 <= bytes.count else { return nil }
    var length = uLong(size)
    let raw = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let code = uncompress(buffer.baseAddress, &length, bytes, uLong(bytes.count))
      count = code == Z_OK ? Int(length) : 0
    }
    return raw.count == size ? raw : nil
  }
}
