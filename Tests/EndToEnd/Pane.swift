import Foundation

/// A real terminal: tmux with one program in it, on a server of its own.
final class Pane {
  private let server: String
  private let folder: Folder

  /// - Parameter command: what the shell in the terminal runs; the shell stays afterwards.
  init(
    _ command: String? = nil, columns: Int = 120, rows: Int = 34, sessions: Folder,
    environment: [String: String] = [:]
  )
    throws
  {
    server = "plexus-" + UUID().uuidString.prefix(8)
    folder = sessions
    // Who runs the tests into a file has no colours there, which says nothing of this terminal.
    try tmux(
      [
        "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-u", "NO_COLOR", "-u", "COLORTERM",
        "PS1=$ ", "LANG=C.UTF-8", "LC_ALL=C.UTF-8",
        "PLEXUS_SESSIONS=\(sessions.path)", "XDG_CONFIG_HOME=\(sessions.file("config"))",
        "XDG_STATE_HOME=\(sessions.file("state"))",
      ] + environment.map { "\($0.key)=\($0.value)" } + ["bash", "--norc", "--noprofile"])
    _ = eventually(within: 5) { screen.contains("$") }
    if let command { type(command + "\n") }
  }

  deinit { _ = try? tmux(["kill-server"]) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let process = Process()
    // What the test process has open stays out of the server, which would keep it open as long as it lives,
    // among it the socket by which Foundation sees the end of the command.
    let alone =
      #"for f in /proc/$$/fd/*; do f=${f##*/}; ((f > 2)) && eval "exec $f>&-"; done; exec tmux "$@""#
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-c", alone, "tmux", "-u", "-L", server, "-f", "/dev/null"] + arguments
    process.standardInput = FileHandle.nullDevice
    let output = folder.file("tmux-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(atPath: output) }
    try process.run(output: output)
    _ = eventually(within: 10, every: 0.005) { !process.isRunning }
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  /// The text on the screen now.
  var screen: String { (try? tmux(["capture-pane", "-p"])) ?? "" }

  /// The text on the screen now, with its colours as control sequences.
  var colors: String { (try? tmux(["capture-pane", "-p", "-e"])) ?? "" }

  /// Keeps what the program writes from here on in a file, byte for byte.
  func record(to file: String) { _ = try? tmux(["pipe-pane", "cat > \(file)"]) }

  /// Closes the terminal under the program.
  func close() { _ = try? tmux(["kill-server"]) }

  /// The first line that holds the text.
  func line(with text: String) -> String? {
    screen.split(separator: "\n").first { $0.contains(text) }.map(String.init)
  }

  /// Where a replay stands and how long the session is, seconds, as its title says.
  var place: (time: Int, duration: Int)? {
    guard let title = screen.split(separator: "\n").first,
      let words = title.split(separator: " ").last(where: { $0.contains(":") })?.split(separator: "/"),
      words.count == 2
    else { return nil }
    let seconds = words.map { $0.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) } }
    return (seconds[0], seconds[1])
  }

  /// The process that the shell runs, if any.
  var program: Int32? {
    let shell = Int32(
      (try? tmux(["display", "-p", "#{pane_pid}"]))?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "")
    guard let shell else { return nil }
    let children = try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return children?.split(separator: " ").first.flatMap { Int32($0) }
  }

  /// Presses named keys: `Enter`, `Escape`, `Tab`, `Space`, `C-c`, `q`.
  func press(_ keys: String...) {
    _ = try? tmux(["send-keys"] + keys)
    // What follows Escape at once would be one key with it.
    if keys.last == "Escape" { Thread.sleep(forTimeInterval: 0.2) }
  }

  /// Types characters as they are.
  func type(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      // Enter is not the character that ends lines.
      if place > 0 { press("Enter") }
      if !line.isEmpty { _ = try? tmux(["send-keys", "-l", String(line)]) }
    }
  }

  func resize(columns: Int, rows: Int) {
    _ = try? tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits until the screen shows the text.
  func shows(_ text: String, within seconds: Double = 15) -> Bool {
    eventually(within: seconds) { screen.contains(text) }
  }

  /// Whether the terminal is as a shell wants it: main screen, cursor on, no mouse reports, echoing what is typed.
  func isSane() -> Bool {
    let flags = (try? tmux(["display", "-p", "#{alternate_on}#{cursor_flag}#{mouse_any_flag}"])) ?? ""
    guard flags.hasPrefix("010") else { return false }
    let mark = "mark\(UInt16.random(in: 0...999))"
    type("stty -a | grep -c ' -echo ' ; echo \(mark)-$((20+22))\n")
    return shows("\(mark)-42", within: 5) && screen.contains("\n0\n\(mark)-42")
  }
}
