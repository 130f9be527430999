import Tensors

extension Philox {
  /// A number of mean 0 and variance 1 that is nearly normal and never beyond ±3.5: the sum of four uniform
  /// ones, which unlike the usual transforms needs no function whose last bit differs between machines.
  mutating func roughlyNormal() -> Float {
    let (a, b) = (next(), next())
    let sum =
      UInt64(UInt32(truncatingIfNeeded: a)) + a >> 32 + UInt64(UInt32(truncatingIfNeeded: b)) + b >> 32
    return (Float(sum) * 0x1p-32 - 2) * 1.7320508
  }
}
