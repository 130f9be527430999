/// A SHA-256 digest, taken over bytes as they come (FIPS 180-4).
///
/// Digests of input files and of weights are all that is needed here, so this is small and needs nothing: a
/// cryptography package would add a minute to every fresh build, a system library one more thing to install.
public struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  private var byteCount: UInt64 = 0
  /// The first `byteCount % 64` bytes of a block that is not full yet.
  private var pending = InlineArray<64, UInt8>(repeating: 0)

  /// A digest of nothing so far.
  public init() {}

  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexDigest
  }

  /// Appends `bytes` to what is digested.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Appends `bytes` to what is digested; numbers count in the byte order of the machine.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    let held = Int(byteCount % 64)
    byteCount += UInt64(bytes.count)
    if held > 0 {
      let taken = min(64 - held, rest.count)
      for i in 0..<taken { pending[held + i] = rest[i] }
      guard held + taken == 64 else { return }
      compressPending()
      rest = rest.dropFirst(taken)
    }
    let whole = rest.count & ~63
    SHA256.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
    for (i, byte) in rest.dropFirst(whole).enumerated() { pending[i] = byte }
  }

  /// The digest of everything appended so far, as 64 lower-case hexadecimal digits.
  public var hexDigest: String {
    var end = self
    end.finish()
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { text in
      for i in 0..<64 {
        text[i] = digits[Int(end.state[i / 8] >> UInt32(28 - 4 * (i % 8))) & 15]
      }
      return 64
    }
  }

  /// Appends the padding: a one bit, zeros, and the length in bits.
  private mutating func finish() {
    let held = Int(byteCount % 64)
    pending[held] = 0x80
    for i in held + 1..<64 { pending[i] = 0 }
    if held >= 56 {
      compressPending()
      for i in 0..<56 { pending[i] = 0 }
    }
    let bits = byteCount &* 8
    for i in 0..<8 { pending[56 + i] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * i)) }
    compressPending()
  }

  private mutating func compressPending() {
    pending.span.withUnsafeBytes { SHA256.compress($0, into: &state) }
  }

  /// Folds whole blocks of 64 bytes into `state` (FIPS 180-4, section 6.2.2).
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    var sum = state
    var w = InlineArray<16, UInt32>(repeating: 0)
    for start in stride(from: 0, to: blocks.count, by: 64) {
      var (a, b, c, d) = (sum[0], sum[1], sum[2], sum[3])
      var (e, f, g, h) = (sum[4], sum[5], sum[6], sum[7])
      for t in 0..<16 {
        w[t] = UInt32(bigEndian: blocks.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self))
      }
      for k in stride(from: 0, to: 64, by: 8) {
        if k == 16 || k == 32 || k == 48 { extend(&w) }
        // Eight rounds at a time: then every variable is back in its place, and none is moved.
        let t = k & 8
        round(a, b, c, &d, e, f, g, &h, w[t] &+ roundConstants[k])
        round(h, a, b, &c, d, e, f, &g, w[t + 1] &+ roundConstants[k + 1])
        round(g, h, a, &b, c, d, e, &f, w[t + 2] &+ roundConstants[k + 2])
        round(f, g, h, &a, b, c, d, &e, w[t + 3] &+ roundConstants[k + 3])
        round(e, f, g, &h, a, b, c, &d, w[t + 4] &+ roundConstants[k + 4])
        round(d, e, f, &g, h, a, b, &c, w[t + 5] &+ roundConstants[k + 5])
        round(c, d, e, &f, g, h, a, &b, w[t + 6] &+ roundConstants[k + 6])
        round(b, c, d, &e, f, g, h, &a, w[t + 7] &+ roundConstants[k + 7])
      }
      sum &+= SIMD8(a, b, c, d, e, f, g, h)
    }
    state = sum
  }

  /// The next sixteen words of the message schedule in the place of the last sixteen.
  @inline(__always)
  private static func extend(_ w: inout InlineArray<16, UInt32>) {
    for t in 0..<16 {
      let (x, y) = (w[(t + 1) & 15], w[(t + 14) & 15])
      let s0 = rotate(x, 7) ^ rotate(x, 18) ^ x >> 3
      let s1 = rotate(y, 17) ^ rotate(y, 19) ^ y >> 10
      w[t] = w[t] &+ s0 &+ w[(t + 9) & 15] &+ s1
    }
  }

  /// One round, without the turn of the eight variables; `word` is schedule word plus round constant.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let t1 = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
    d = d &+ t1
    h = t1 &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ x: UInt32, _ places: UInt32) -> UInt32 { x >> places | x << (32 - places) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
