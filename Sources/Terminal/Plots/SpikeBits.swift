/// Counting in packed bits, the least significant bit of each byte first.
extension [UInt8] {
  /// How many bits are set in a range of bits.
  func ones(in range: Range<Int>) -> Int {
    var count = 0
    var bit = range.lowerBound
    while bit < range.upperBound {
      let length = Swift.min(64, range.upperBound - bit)
      count += word(at: bit, length: length).nonzeroBitCount
      bit += length
    }
    return count
  }

  /// Up to 64 bits from a place on, the first of them the least significant.
  @inline(__always)
  func word(at bit: Int, length: Int) -> UInt64 {
    let first = bit >> 3
    let shift = UInt64(bit & 7)
    let needed = (bit + length + 7) >> 3 - first
    let word: UInt64 = withUnsafeBytes { bytes in
      if first + 9 <= bytes.count {
        let low = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: first, as: UInt64.self))
        // The ninth byte matters only where the bits begin within the first one.
        return shift == 0 ? low : low >> shift | UInt64(bytes[first + 8]) << (64 - shift)
      }
      var word: UInt64 = 0
      for index in 0..<needed {
        let byte = UInt64(bytes[first + index])
        let place = 8 * index - Int(shift)
        word |= place >= 0 ? byte << UInt64(place) : byte >> UInt64(-place)
      }
      return word
    }
    return length < 64 ? word & (1 << UInt64(length) - 1) : word
  }
}
