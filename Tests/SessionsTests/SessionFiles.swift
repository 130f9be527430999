import Experiments
import GRDB
import Sessions

/// Sessions made of given events.
enum SessionFiles {
  /// Writes a finished session of these events.
  static func write(
    _ path: String, _ header: SessionHeader, _ events: [Event], keyframeEvery interval: Int = .max
  ) throws {
    try SessionMaker.write(path, header, Toy.fingerprint, events, keyframeEvery: interval)
  }
}
