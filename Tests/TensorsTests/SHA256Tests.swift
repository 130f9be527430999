import Tensors
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 example messages and the first short and long messages of NIST's SHA256 test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
        + "mnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `published messages have their published digests`(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
  }

  @Test func `a million letters a have their published digest`() {
    let digest = SHA256.hexDigest(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `how bytes are cut into pieces does not matter`() {
    var random = Philox(seed: 1, purpose: .generation)
    for length in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000] {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var digest = SHA256()
      var start = 0
      while start < length {
        let end = min(length, start + random.below(100))
        digest.update(Array(bytes[start..<end]))
        start = end
      }
      #expect(digest.hexDigest == SHA256.hexDigest(of: bytes), "\(length) bytes")
    }
  }

  @Test func `asking for the digest does not end it`() {
    var digest = SHA256()
    digest.update(Array("ab".utf8))
    _ = digest.hexDigest
    digest.update(Array("c".utf8))
    #expect(digest.hexDigest == SHA256.hexDigest(of: Array("abc".utf8)))
  }
}
