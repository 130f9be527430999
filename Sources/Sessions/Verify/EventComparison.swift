import Experiments

/// Compares a recorded event with the one that came now.
struct EventComparison {
  /// Scalars closer than this are equal where bits need not be.
  static let tolerance = 1e-3
  /// Below this magnitude scalars count as zero where bits need not be equal.
  static let smallest = 1e-6

  var demand: VerificationReport.Demand

  /// What differs; `nil` if nothing does.
  ///
  /// - Parameter largest: the largest relative difference of scalars so far.
  func difference(_ recorded: RecordedRow, _ event: Event, largest: inout Double)
    -> VerificationReport.Difference?
  {
    func differ(_ place: String, _ old: String, _ new: String) -> VerificationReport.Difference {
      VerificationReport.Difference(
        seq: recorded.seq, tick: recorded.row.tick, place: place, recorded: old, got: new)
    }
    let row = recorded.row
    if row.kind != event.kind || row.name != event.name {
      return differ("the event", label(row.kind, row.name), label(event.kind, event.name))
    }
    let name = label(row.kind, row.name)
    if row.tick != event.tick { return differ("the tick of \(name)", "\(row.tick)", "\(event.tick)") }
    if demand == .identity, row.step != event.step {
      return differ("the step of \(name)", "\(row.step)", "\(event.step)")
    }
    switch (recorded.scalar, event.payload) {
    case (let old?, .scalar(let new)):
      return areEqual(old, new, &largest) ? nil : differ("the value of \(name)", "\(old)", "\(new)")
    case (_, .input(let file)): return input(row, file).map { differ("the \(name)", $0.0, $0.1) }
    default:
      guard demand == .identity else { return nil }
      return content(row, EventCodec.row(of: event)).map { differ("the content of \(name)", $0.0, $0.1) }
    }
  }

  func label(_ kind: EventKind, _ name: String) -> String {
    kind.rawValue == name ? name : "\(kind.rawValue) \(name)"
  }

  private func areEqual(_ old: Double, _ new: Double, _ largest: inout Double) -> Bool {
    if old.bitPattern == new.bitPattern || old.isNaN && new.isNaN { return true }
    guard case .tolerance(let tolerance) = demand else { return false }
    let size = max(old.magnitude, new.magnitude, EventComparison.smallest)
    let relative = (old - new).magnitude / size
    guard relative <= tolerance else { return false }
    largest = max(largest, relative)
    return true
  }

  /// The content of an input file counts, and its name, but not its folder.
  private func input(_ row: EventRow, _ file: InputFile) -> (String, String)? {
    guard let old = try? InputFile(MetaFields(row.meta)) else { return (row.meta, file.path) }
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    if name(old.path) == name(file.path), old.size == file.size, old.sha256 == file.sha256 { return nil }
    func words(_ file: InputFile) -> String { "\(file.path), \(file.size) bytes, SHA-256 \(file.sha256)" }
    return (words(old), words(file))
  }

  private func content(_ old: EventRow, _ new: EventRow) -> (String, String)? {
    if old.meta != new.meta { return (shortened(old.meta), shortened(new.meta)) }
    let (before, now) = (old.data ?? [], new.data ?? [])
    guard before != now else { return nil }
    let place = zip(before, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let byte = place ?? min(before.count, now.count)
    func words(_ data: [UInt8]) -> String {
      byte < data.count ? "\(data[byte]) at byte \(byte) of \(data.count)" : "\(data.count) bytes"
    }
    return (words(before), words(now))
  }

  private func shortened(_ text: String) -> String { text.count > 200 ? text.prefix(200) + "…" : text }
}
