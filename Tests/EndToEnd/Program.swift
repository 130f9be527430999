import Foundation
import Testing

/// The built program, run as a person would run it.
enum Program {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of the binary; the tests fail without it.
  static var path: String {
    let path = root.appendingPathComponent(".build/release/plexus").path
    precondition(
      FileManager.default.isExecutableFile(atPath: path), "\(path) is not built: run make build first")
    return path
  }

  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The one JSON document on standard output.
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }

    var summary: [String: Any] { json["summary"] as? [String: Any] ?? [:] }
  }

  /// Runs to the end without a terminal.
  static func run(_ arguments: String..., sessions: Folder, environment: [String: String] = [:]) throws
    -> Result
  {
    try run(arguments, sessions: sessions, environment: environment)
  }

  static func run(_ arguments: [String], sessions: Folder, environment: [String: String] = [:]) throws
    -> Result
  {
    let process = try start(arguments, sessions: sessions, environment: environment)
    return process.finish()
  }

  /// Starts without a terminal and returns at once.
  static func start(_ arguments: [String], sessions: Folder, environment: [String: String] = [:]) throws
    -> Running
  {
    try launch(path, arguments, sessions: sessions, environment: environment)
  }

  /// Waits until a session that a run is to record can be read; its file is there a moment before.
  static func waitForSession(_ file: String, sessions: Folder) throws -> Bool {
    try eventually(within: 20) { try run("show", file, sessions: sessions).status == 0 }
  }

  /// Runs a shell script to its end; in it `$PLEXUS` is the program.
  static func shell(_ script: String, sessions: Folder) throws -> Result {
    try startShell(script, sessions: sessions).finish()
  }

  /// Starts a shell script; in it `$PLEXUS` is the program.
  static func startShell(_ script: String, sessions: Folder) throws -> Running {
    try launch("/bin/bash", ["-c", script], sessions: sessions, environment: ["PLEXUS": path])
  }

  /// Runs another program, found along the search path, to its end.
  static func tool(_ arguments: String..., within seconds: Double = 120) throws -> Result {
    let folder = Folder()
    return try withExtendedLifetime(folder) {
      try launch("/usr/bin/env", arguments, sessions: folder, environment: [:]).finish(within: seconds)
    }
  }

  private static func launch(
    _ executable: String, _ arguments: [String], sessions: Folder, environment: [String: String]
  ) throws -> Running {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        "PLEXUS_SESSIONS": sessions.path, "XDG_CONFIG_HOME": sessions.file("config"),
        "XDG_STATE_HOME": sessions.file("state"),
      ]
      .merging(environment) { $1 }
    ) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = sessions.file("out-\(UUID().uuidString).txt")
    let errors = sessions.file("err-\(UUID().uuidString).txt")
    try process.run(output: output, errors: errors)
    return Running(process: process, outputPath: output, errorPath: errors)
  }

  /// A program that has been started.
  struct Running {
    var process: Process
    var outputPath: String
    var errorPath: String

    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? "" }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end; a program that does not come to it in time is killed.
    func finish(within seconds: Double = 120) -> Result {
      if !eventually(within: seconds, every: 0.005, { !process.isRunning }) {
        send(SIGKILL)
        process.waitUntilExit()
      }
      return Result(status: process.terminationStatus, output: output, errors: errors)
    }
  }
}

extension Process {
  /// Starts the program with every signal as a shell would leave it, and what it writes in new files; without one for
  /// errors they are dropped.
  ///
  /// Files, not pipes: nothing has to drain them while the program runs, and no signal interrupts reading. Children
  /// inherit what the starting thread blocks and what the process ignores: threads that run tests block signals, and
  /// who starts the tests in the background may ignore SIGINT.
  func run(output: String, errors: String? = nil) throws {
    let handles = try [output, errors].compactMap(\.self).map { path in
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
    standardOutput = handles[0]
    standardError = errors == nil ? FileHandle.nullDevice : handles[1]
    // A `Process` keeps its handles for ever; a test process with more than a thousand crashed in Foundation.
    defer { for handle in handles { try? handle.close() } }
    signal(SIGINT, SIG_DFL)
    var none = sigset_t()
    var former = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    try run()
  }
}

/// A folder of its own that goes with the test.
final class Folder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "plexus-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a text file and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: file(name), atomically: true, encoding: .utf8)
    return file(name)
  }

  var sessions: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { $0.hasSuffix(".plexus") }.sorted().map(file)
  }
}

/// Asks again until the condition holds; false when the time is over.
func eventually(within seconds: Double, every pause: Double = 0.05, _ condition: () throws -> Bool)
  rethrows -> Bool
{
  let end = Date().addingTimeInterval(seconds)
  while Date() < end {
    if try condition() { return true }
    Thread.sleep(forTimeInterval: pause)
  }
  return try condition()
}
