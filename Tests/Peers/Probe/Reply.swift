import Foundation

/// One line of standard output.
struct Reply: Encodable {
  var ok: Bool
  var error: String?
  /// What a workload has to say of itself.
  var note: [String: Double]?
  /// The time of each step.
  var milliseconds: [Double]?
  /// Resident memory before the first step, bytes.
  var before: Int?
  /// The most resident memory since then, bytes.
  var peak: Int?

  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(self) else { return #"{"error":"no reply","ok":false}"# }
    return String(decoding: data, as: UTF8.self)
  }
}
