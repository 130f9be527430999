#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a random stream is used for; streams of different purposes never share numbers.
public enum RandomPurpose: UInt32, Sendable, CaseIterable {
  case initialisation = 1
  case shuffling = 2
  case encoding = 3
  case augmentation = 4
  case generation = 5
  case split = 6
  case interaction = 7
  case ties = 8
  case dropout = 9
}

/// A counter-based random generator (Philox4x32-10).
///
/// The numbers are a pure function of `(seed, purpose, index, position)`: any position can be reached
/// without drawing those before it, so parallel loops give the same numbers for any number of threads.
///
/// J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// doi 10.1145/2063384.2063405.
public struct Philox: RandomNumberGenerator, Sendable, Equatable {
  /// The seed that all streams of a run share.
  public let seed: UInt64
  /// Which stream of that seed this is.
  public let purpose: RandomPurpose
  /// Tells streams of one purpose apart (a sample's number, an epoch).
  public let index: UInt32
  /// How many 64-bit numbers have been drawn; can be set to continue a saved stream.
  public var position: UInt64

  private var block: (UInt64, UInt64) = (0, 0)
  private var blockNumber: UInt64 = .max

  /// A stream at its beginning.
  public init(seed: UInt64, purpose: RandomPurpose, index: UInt32 = 0, position: UInt64 = 0) {
    self.seed = seed
    self.purpose = purpose
    self.index = index
    self.position = position
  }

  public static func == (a: Philox, b: Philox) -> Bool {
    a.seed == b.seed && a.purpose == b.purpose && a.index == b.index && a.position == b.position
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let number = position >> 1
    if number != blockNumber {
      let words = Philox.block(
        counter: SIMD4(UInt32(truncatingIfNeeded: number), UInt32(number >> 32), index, purpose.rawValue),
        key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)))
      block = (
        UInt64(words[0]) | UInt64(words[1]) << 32, UInt64(words[2]) | UInt64(words[3]) << 32
      )
      blockNumber = number
    }
    defer { position += 1 }
    return position & 1 == 0 ? block.0 : block.1
  }

  /// A number in `[0, 1)` with 24 random bits.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number in `range`.
  public mutating func uniform(_ range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A number from the normal distribution of mean 0 and variance 1 (the first of a Box–Muller pair).
  public mutating func normal() -> Float {
    let radius = (-2 * log(1 - Double(uniform()))).squareRoot()
    return Float(radius * cos(2 * .pi * Double(uniform())))
  }

  /// An integer in `0..<bound`, without modulo bias.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "Philox.below: bound must be positive, got \(bound)")
    return Int(next(upperBound: UInt64(bound)))
  }

  /// A permutation of `0..<count` (Fisher–Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count > 1 else { return order }
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, below(i + 1)) }
    return order
  }

  /// The ten-round Philox4x32 bijection of one counter under one key.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var c = counter
    var k = key
    for _ in 0..<10 {
      let a = UInt64(0xD251_1F53) * UInt64(c[0])
      let b = UInt64(0xCD9E_8D57) * UInt64(c[2])
      c = SIMD4(
        UInt32(b >> 32) ^ c[1] ^ k[0], UInt32(truncatingIfNeeded: b),
        UInt32(a >> 32) ^ c[3] ^ k[1], UInt32(truncatingIfNeeded: a))
      k = SIMD2(k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85)
    }
    return c
  }
}
