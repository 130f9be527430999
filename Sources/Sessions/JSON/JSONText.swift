import Experiments

/// Values as JSON text in one canonical form: keys sorted, no spaces, shortest digits, reals with a point.
///
/// JSON has no number for NaN and the infinities: they become the texts `nan`, `inf`, `-inf`.
public enum JSONText {
  public static func encode(_ value: Value) -> String {
    var text: [UInt8] = []
    append(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// A seed for JSON: a number where every reader keeps it exactly, else its digits as text.
  public static func seed(_ seed: UInt64) -> Value {
    seed <= 1 << 53 ? .integer(Int(seed)) : .text(String(seed))
  }

  /// Hands on a value's JSON text in pieces of about 64 kB, each of whole characters.
  public static func encode(_ value: Value, inPieces take: @escaping ([UInt8]) -> Void) {
    var text: [UInt8] = []
    append(value, to: &text, handingOnTo: take)
    take(text)
  }

  /// The length from which a piece of text is handed on.
  private static let pieceLength = 1 << 16

  /// Appends a value's JSON text; with `take`, what is long enough is handed on between two elements.
  static func append(_ value: Value, to text: inout [UInt8], handingOnTo take: (([UInt8]) -> Void)? = nil) {
    if let take, text.count >= pieceLength {
      take(text)
      text.removeAll(keepingCapacity: true)
    }
    switch value {
    case .none: text += "null".utf8
    case .flag(let flag): text += (flag ? "true" : "false").utf8
    case .integer(let number): text += String(number).utf8
    case .real(let number): append(number, to: &text)
    case .text(let string): append(string, to: &text)
    case .list(let elements):
      text.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        append(element, to: &text, handingOnTo: take)
      }
      text.append(UInt8(ascii: "]"))
    case .record(let fields):
      text.append(UInt8(ascii: "{"))
      for (index, key) in fields.keys.sorted().enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        append(key, to: &text)
        text.append(UInt8(ascii: ":"))
        append(fields[key] ?? .none, to: &text, handingOnTo: take)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ number: Double, to text: inout [UInt8]) {
    if number.isFinite {
      text += number.description.utf8
    } else {
      append(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf", to: &text)
    }
  }

  private static func append(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): text += "\\n".utf8
      case UInt8(ascii: "\t"): text += "\\t".utf8
      case 0..<0x20:
        text += "\\u00".utf8
        text += [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
