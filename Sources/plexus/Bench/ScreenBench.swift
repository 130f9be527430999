import Experiments
import Foundation
import Terminal

/// What frames cost inside of the program: to draw, and to bring to a terminal by each output.
struct ScreenBench {
  static let (columns, rows) = (200, 60)
  static let frames = 120

  /// One scene by one output.
  struct Result {
    var scene: String
    var output: String
    /// Seconds of processor time of a frame, means.
    var draw: Double
    var show: Double
    /// Bytes of a frame, mean.
    var bytes: Double
  }

  /// An output and the colours it is to have.
  private static let outputs: [(name: String, driver: OutputDriver, colorTerm: String)] = [
    ("ansi 24-bit", .ansi, "truecolor"), ("ansi 256", .ansi, ""), ("curses 256", .curses, ""),
  ]

  static func run() throws -> [Result] {
    unsetenv("NO_COLOR")
    unsetenv("STY")
    setenv("LC_ALL", "C.UTF-8", 1)
    var results: [Result] = []
    for output in outputs {
      setenv("COLORTERM", output.colorTerm, 1)
      let terminal = try PseudoTerminal(columns: columns, rows: rows)
      defer { terminal.finish() }
      let session: TerminalSession
      do {
        session = try TerminalSession(
          mouse: false, driver: output.driver,
          at: .init(descriptor: terminal.descriptor, name: "xterm-256color"))
      } catch {
        throw CommandError.failed("\(error)")
      }
      defer { session.close() }
      for scene in ScreenScene.all { results.append(measure(scene, session, terminal, output.name)) }
    }
    return results
  }

  private static func measure(
    _ scene: ScreenScene, _ session: TerminalSession, _ terminal: PseudoTerminal, _ output: String
  ) -> Result {
    let look = Look(colors: session.colors)
    let bounds = Frame(size: session.size, look: look).bounds
    func drawn(_ parts: [(widget: any Widget, rect: Rect)]) -> Frame {
      var frame = Frame(size: session.size, look: look)
      for part in parts { part.widget.draw(into: &frame, in: part.rect, look: look) }
      return frame
    }
    // The first frame of a scene is another screen, and the first calls fill caches.
    for step in 0..<5 { session.show(drawn(scene.parts(bounds, step))) }
    let before = terminal.written()
    var (draw, show) = (0.0, 0.0)
    for step in 5..<5 + frames {
      let parts = scene.parts(bounds, step)
      let start = processorTime
      let frame = drawn(parts)
      let middle = processorTime
      session.show(frame)
      draw += middle - start
      show += processorTime - middle
    }
    let count = Double(frames)
    return Result(
      scene: scene.name, output: output, draw: draw / count, show: show / count,
      bytes: Double(terminal.written() - before) / count)
  }

  /// Seconds that this thread has had.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func table(_ results: [Result]) -> String {
    let rows = results.map { result in
      [
        result.scene, result.output, String(format: "%.3f", result.draw * 1e3),
        String(format: "%.3f", result.show * 1e3), String(format: "%.3f", (result.draw + result.show) * 1e3),
        String(format: "%.0f", result.bytes),
      ]
    }
    return TextFormat.columns(
      [["scene", "output", "draw ms", "show ms", "both ms", "bytes"]] + rows)
  }

  static func document(_ results: [Result]) -> Value {
    .record([
      "columns": .integer(columns), "rows": .integer(Self.rows), "frames": .integer(frames),
      "results": .list(
        results.map { result in
          .record([
            "scene": .text(result.scene), "output": .text(result.output), "draw_seconds": .real(result.draw),
            "show_seconds": .real(result.show), "bytes": .real(result.bytes),
          ])
        }),
    ])
  }
}
