import Experiments
import Foundation
import Sessions
import Testing

private let largeSessionPath = ProcessInfo.processInfo.environment["PLEXUS_LARGE_SESSION"]

/// The bars for a session of ten million events.
///
/// Making it takes minutes and about 700 MB, so that this runs only when
/// `PLEXUS_LARGE_SESSION` names the file (it is made if it is not there), and alone:
/// `PLEXUS_LARGE_SESSION=large.plexus swift test … --filter LargeSessionTests`.
@Suite(.enabled(if: largeSessionPath != nil, "PLEXUS_LARGE_SESSION is not set"))
struct LargeSessionTests {
  static let events = 10_000_000

  @Test func `ten million events open in a second, are sought in a tenth, in 300 MB`() throws {
    let path = try #require(largeSessionPath)
    if !FileManager.default.fileExists(atPath: path) { try make(path) }
    let clock = ContinuousClock()
    var opened: Replayer?
    let opening = try clock.measure { opened = try Replayer(path) }
    let replayer = try #require(opened)
    #expect(replayer.info.lastSeq == LargeSessionTests.events)
    var random = SeededGenerator(1)
    var seeks: [Duration] = []
    for _ in 0..<250 {
      let fraction = Double.random(in: 0...1, using: &random)
      seeks.append(try clock.measure { try replayer.seek(fraction: fraction) })
    }
    seeks.append(try clock.measure { try replayer.seek(fraction: 1) })
    seeks.append(try clock.measure { try replayer.seek(fraction: 0) })
    seeks.sort()
    var frames: [Duration] = []
    try replayer.seek(fraction: 0.5)
    for _ in 0..<200 { frames.append(try clock.measure { try replayer.advance(seconds: 64.0 / 60) }) }
    frames.sort()
    let memory = peakMemory()
    print("open \(opening), seek median \(seeks[126]), longest \(seeks[251]),")
    print(
      "a 60th of a second at 64×: median \(frames[100]), longest \(frames[199]); peak \(memory >> 20) MiB")
    #expect(opening < .seconds(1) && seeks[251] < .milliseconds(100) && memory < 300_000_000)
  }

  /// Training as it looks: curves every step, now and then a raster, a table, an image.
  private func make(_ path: String) throws {
    var values = try Toy.request().values
    values["steps"] = 1_000_000
    let header = SessionHeader(
      id: "large", title: "Spike-count learning", preset: nil,
      // A system that the workbench knows, so that Tests/EndToEnd/large.py can show the session with its panels.
      request: RunRequest(system: "spike-count", values: values),
      created: "2026-01-01T00:00:00Z")
    let names = [
      "loss/train", "loss/validation", "accuracy/train", "accuracy/validation", "rate/1", "rate/2",
    ]
    let events = (0..<LargeSessionTests.events).lazy.map { place in
      let step = place / 8
      var event: Event
      switch place % 8 {
      case 6: event = .progress(step, of: 1_250_000, unit: "images", step: step)
      case 7 where step % 1000 == 0: event = .phase("epoch \(step / 1000)", step: step)
      case 7 where step % 50 == 1: event = raster(step)
      case 7 where step % 50 == 2: event = Event("layers", step: step, .table(table(step)))
      case 7: event = .log(.note, "step \(step)", step: step)
      default:
        // The noise of neighbouring values, as that of real curves, leaves little to pack.
        var random = SeededGenerator(UInt64(place))
        let value = Float(1) / Float(1 + step) + Float.random(in: 0...1, using: &random)
        event = .scalar(names[place % 8], Double(value), step: step)
      }
      event.tick = step
      event.time = Int64(place) * 360
      return event
    }
    try SessionMaker.write(path, header, Toy.fingerprint, events)
  }

  private func raster(_ step: Int) -> Event {
    var random = SeededGenerator(UInt64(step))
    let bits = (0..<2000).map { _ in UInt8.random(in: 0...3, using: &random) }
    let raster = Raster(title: "", groups: [.init(name: "a", neurons: 1600)], steps: 10, bits: bits)
    return Event("spikes", step: step, .raster(raster))
  }

  private func table(_ step: Int) -> Table {
    Table(
      columns: [.init("layer"), .init("rate", .bar)],
      rows: [["a", .real(1 / Double(step + 1))], ["b", 0.5]])
  }

  /// The most memory that this process has held, bytes.
  private func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }
}
