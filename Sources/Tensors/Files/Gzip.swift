import CZlib

/// Packing and unpacking of gzip members (RFC 1952).
public enum Gzip {
  /// How the unpacking of a byte string ended.
  public enum Ending: Sendable {
    case complete
    /// The bytes end in the middle of the stream.
    case truncated
    /// The stream or its checksum is wrong.
    case damaged
  }

  /// True when `bytes` begin as a gzip member does.
  public static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// What `packed` holds, as far as it could be unpacked; bytes after the first member are ignored.
  public static func unpack(_ packed: [UInt8]) -> (bytes: [UInt8], ending: Ending) {
    var stream = z_stream()
    let gzipWindow = 16 + MAX_WBITS
    let opened = inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib cannot start: error \(opened)")
    defer { inflateEnd(&stream) }

    let (output, result) = run(&stream, over: packed) { stream, _ in inflate(&stream, Z_NO_FLUSH) }
    switch result {
    case Z_STREAM_END: return (output, .complete)
    case Z_BUF_ERROR: return (output, .truncated)
    default: return (output, .damaged)
    }
  }

  /// The bytes as one gzip member, without a name or a time, so that the same bytes give the same member.
  ///
  /// - Parameter level: from 1, the fastest, to 9, the smallest.
  public static func pack(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
    precondition((1...9).contains(level), "Gzip: the level must lie in 1…9, got \(level)")
    var stream = z_stream()
    let gzipWindow = 16 + MAX_WBITS
    let opened = deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib cannot start: error \(opened)")
    defer { deflateEnd(&stream) }

    let (output, result) = run(&stream, over: bytes) { deflate(&$0, $1 ? Z_FINISH : Z_NO_FLUSH) }
    precondition(result == Z_STREAM_END, "zlib cannot pack: error \(result)")
    return output
  }

  /// What `work`, which is told whether all input has been handed over, makes of `input`, and how it ended.
  private static func run(
    _ stream: inout z_stream, over input: [UInt8], _ work: (inout z_stream, _ isLast: Bool) -> Int32
  ) -> (output: [UInt8], result: Int32) {
    var output: [UInt8] = []
    var result = Z_OK
    let size = 1 << 20
    input.withUnsafeBufferPointer { input in
      // zlib counts in 32 bits, so the input is handed over in pieces; it is not written to.
      var given = 0
      while result == Z_OK {
        if stream.avail_in == 0 && given < input.count {
          let piece = min(1 << 30, input.count - given)
          stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + given)
          stream.avail_in = UInt32(piece)
          given += piece
        }
        output += [UInt8](unsafeUninitializedCapacity: size) { piece, count in
          stream.next_out = piece.baseAddress
          stream.avail_out = UInt32(size)
          result = work(&stream, given == input.count)
          count = size - Int(stream.avail_out)
        }
      }
    }
    return (output, result)
  }
}
