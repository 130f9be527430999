import Terminal

/// Numbers and times in the words of the screens.
package enum Words {
  /// A length of time: `00:01:42`.
  package static func clock(_ microseconds: Int64) -> String {
    let seconds = max(0, microseconds) / 1_000_000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// A length of time as short as it can be told: `0.4 ms`, `420 ms`, `27 s`, `4:05`, `2:10:00`.
  package static func span(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "–" }
    if seconds > 0, seconds < 0.001 { return "\(fixed(seconds * 1000, 1)) ms" }
    if seconds < 1 { return "\(Int((seconds * 1000).rounded())) ms" }
    if seconds < 10 { return "\(fixed(seconds, 1)) s" }
    if seconds < 60 { return "\(Int(seconds.rounded())) s" }
    let whole = Int(seconds.rounded())
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  /// A time that is left, in whole seconds: an estimate is no better.
  package static func remaining(_ seconds: Double) -> String {
    let whole = max(1, seconds.rounded(.up))
    return whole < 60 ? "\(Int(whole)) s" : span(whole)
  }

  /// The name of a curve as one says it: `loss/train` is `train loss`.
  package static func curve(_ name: String) -> String {
    name.split(separator: "/").reversed().joined(separator: " ")
  }

  /// A share of one: `86.1 %`.
  package static func share(_ value: Double) -> String {
    value.isFinite ? fixed(value * 100, 1) + " %" : "–"
  }

  /// How long ago something was, from two times in seconds.
  package static func age(_ then: Int64, now: Int64) -> String {
    let seconds = max(0, now - then)
    switch seconds {
    case ..<60: return "just now"
    case ..<3_600: return "\(seconds / 60) min ago"
    case ..<86_400: return "\(seconds / 3_600) h ago"
    case ..<172_800: return "yesterday"
    default: return "\(seconds / 86_400) d ago"
    }
  }

  /// Digits in groups of three: `60 000`.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += " " }
      text.append(digit)
    }
    return text
  }

  /// Three digits that count: `4 180`, `12.3`, `0.041`.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value.magnitude >= 100, value.magnitude < 1e15 { return grouped(Int(value.rounded())) }
    let decimals = value.magnitude >= 10 ? 1 : value.magnitude >= 1 ? 2 : 3
    return fixed(value, decimals)
  }

  /// Bytes, with a unit of 1024 times the one before: `212 MB`.
  package static func bytes(_ count: Int) -> String {
    var amount = Double(count)
    for unit in ["B", "KB", "MB"] {
      if amount < 1000 { return fixed(amount, amount < 10 && unit != "B" ? 1 : 0) + " " + unit }
      amount /= 1024
    }
    return "\(fixed(amount, 1)) GB"
  }

  /// A number with so many decimals.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    guard value.magnitude * Double(scale) < 1e18 else { return NumberFormat.significant(3).string(value) }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let rest = String(scaled % scale)
    return sign + String(scaled / scale) + "." + String(repeating: "0", count: decimals - rest.count) + rest
  }

  /// Seconds since 1970 of an ISO 8601 time in UTC, such as `2026-11-23T10:37:27Z`; nil if it is none.
  package static func seconds(ofISO text: String) -> Int64? {
    let numbers = text.split { !$0.isNumber }.compactMap { Int64($0) }
    guard numbers.count >= 6, (0...9_999).contains(numbers[0]), (1...12).contains(numbers[1]),
      numbers[2...5].allSatisfy({ $0 < 100 })
    else { return nil }
    // Days since 1970 in the Gregorian calendar, years beginning in March.
    let year = numbers[1] <= 2 ? numbers[0] - 1 : numbers[0]
    let month = (numbers[1] + 9) % 12
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + numbers[2] - 719_469
    return days * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
  }
}
