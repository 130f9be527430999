/// How many columns text takes on a terminal, after what must not reach one has been taken out.
public enum DisplayWidth {
  /// The columns a text takes when it is put into a frame.
  public static func of(_ text: String, ascii: Bool = false) -> Int {
    var columns = 0
    for scalar in text.unicodeScalars {
      columns += Presented(scalar, ascii: ascii).columns
    }
    return columns
  }

  /// A text cut to a number of columns, with an ellipsis where something is missing.
  public static func truncated(_ text: String, to columns: Int, ascii: Bool = false) -> String {
    guard of(text, ascii: ascii) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let width = Presented(scalar, ascii: ascii).columns
      guard used + width <= columns - 1 else { break }
      used += width
      kept.append(scalar)
    }
    return String(kept) + (ascii ? "~" : "…")
  }
}

/// What of one scalar may reach a cell.
///
/// Text from files is untrusted: escape sequences could drive the terminal and bidirectional controls could
/// reorder what a person reads. Line ends and tabs become spaces, other C0 and C1 controls a replacement
/// character, and invisible formatting (bidirectional controls, joiners, variation selectors, byte order marks)
/// is dropped.
struct Presented {
  /// The scalar to show, a mark to combine when `columns` is 0, or 0 to show nothing.
  let value: UInt32
  /// 0, 1 or 2.
  let columns: Int

  @inline(__always)
  init(_ scalar: Unicode.Scalar, ascii: Bool) {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F {
      self.value = value
      columns = 1
    } else if ascii {
      (self.value, columns) = Self.asASCII(scalar)
    } else {
      (self.value, columns) = Self.beyondASCII(scalar)
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> (UInt32, Int) {
    let value = scalar.value
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: return (0x20, 1)
    case 0..<0xA0: return (0xFFFD, 1)
    case 0xAD: return (0, 0)
    case 0xA0..<0x300, 0x2010...0x2027, 0x2190...0x2319, 0x2500...0x25FC, 0x2800...0x28FF: return (value, 1)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark:
      return isVariationSelector(value) || value > 0xFFFF ? (0, 0) : (value, 0)
    case .format, .surrogate, .privateUse, .unassigned:
      return scalar.properties.generalCategory == .format ? (0, 0) : (0xFFFD, 1)
    default: break
    }
    // Vowels and final consonants of Hangul join the wide consonant before them.
    if value >= 0x1160 && value <= 0x11FF { return (0, 0) }
    return (value, isWide(value) ? 2 : 1)
  }

  private static func asASCII(_ scalar: Unicode.Scalar) -> (UInt32, Int) {
    let (value, columns) = beyondASCII(scalar)
    guard columns > 0 else { return (0, 0) }
    return value < 0x7F ? (value, 1) : (Glyphs.asciiStandIn(for: value), 1)
  }

  private static func isVariationSelector(_ value: UInt32) -> Bool {
    value >= 0xFE00 && value <= 0xFE0F || value >= 0x180B && value <= 0x180F
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = WideRanges.all.count
    while low < high {
      let middle = (low + high) / 2
      if WideRanges.all[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < WideRanges.all.count && WideRanges.all[low].contains(value)
  }
}
