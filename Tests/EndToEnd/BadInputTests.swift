import Foundation
import Testing

/// Bad input ends with the right exit code, one sentence on what is wrong and one on what to do.
struct BadInputTests {
  let folder = Folder()

  /// Runs, expects a status and gives back the message.
  func refusal(_ arguments: [String], status: Int32, environment: [String: String] = [:]) throws -> String {
    let result = try Program.run(arguments, sessions: folder, environment: environment)
    #expect(result.status == status, "\(arguments): \(result.errors)")
    #expect(result.output.isEmpty)
    return result.errors
  }

  @Test func `a parameter outside its range`() throws {
    let text = try refusal(["run", "spike-count", "--set", "learning-rate=-1"], status: 2)
    #expect(text.contains("learning-rate must lie in") && text.contains("got -1"))
  }

  @Test func `a misspelt parameter`() throws {
    let text = try refusal(["run", "spike-count", "--set", "lerning-rate=0.1"], status: 2)
    #expect(text.contains("lerning-rate") && text.contains("Did you mean learning-rate?"))
  }

  @Test func `a misspelt parameter in a file`() throws {
    let file = try folder.write("settings.yaml", "epochs: 1\nlerning-rate: 0.1\n")
    let text = try refusal(["run", "spike-count", "--config", file], status: 2)
    #expect(text.contains("\(file):2:") && text.contains("Did you mean learning-rate?"))
  }

  @Test func `a misspelt system`() throws {
    let text = try refusal(["run", "spike-cuont"], status: 2)
    #expect(text.contains("spike-cuont") && text.contains("Did you mean spike-count?"))
  }

  @Test func `an unknown option`() throws {
    let text = try refusal(["run", "spike-count", "--sed", "3"], status: 2)
    #expect(text.contains("--sed"))
  }

  @Test func `a missing data folder`() throws {
    let text = try refusal(
      ["run", "spike-count", "--preset", "standard", "--data", folder.file("absent")], status: 1)
    #expect(text.contains(folder.file("absent")))
  }

  @Test func `a truncated image file`() throws {
    let mnist = folder.file("mnist")
    try FileManager.default.createDirectory(atPath: mnist, withIntermediateDirectories: true)
    let header: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 28, 0, 0, 0, 28] + Array(repeating: 0, count: 100)
    try Data(header).write(to: URL(fileURLWithPath: mnist + "/train-images-idx3-ubyte"))
    try Data([0, 0, 8, 1, 0, 0, 0, 10] + [UInt8](repeating: 1, count: 10))
      .write(to: URL(fileURLWithPath: mnist + "/train-labels-idx1-ubyte"))
    let text = try refusal(
      ["run", "spike-count", "--preset", "standard", "--data", folder.path], status: 1)
    #expect(text.contains("train-images-idx3-ubyte"))
  }

  @Test func `a malformed edge line`() throws {
    let edges = try folder.write("edges.txt", "a b\nb c\nlonely\n")
    let text = try refusal(["run", "target-control", "--set", "edges=\(edges)"], status: 1)
    #expect(text.contains("\(edges):3") && text.contains("lonely"))
  }

  @Test func `a name that a fixed node set does not know`() throws {
    let edges = try folder.write("edges.txt", "a b\nb c\n")
    let nodes = try folder.write("nodes.txt", "a\nb\n")
    let text = try refusal(
      ["run", "target-control", "--set", "edges=\(edges)", "--set", "nodes=\(nodes)"], status: 1)
    #expect(text.contains("\(edges):2") && text.contains("c"))
  }

  @Test func `a target file that is absent`() throws {
    let edges = try folder.write("edges.txt", "a b\n")
    let text = try refusal(
      ["run", "target-control", "--set", "edges=\(edges)", "--set", "targets=\(folder.file("no.txt"))"],
      status: 1)
    #expect(text.contains("no.txt"))
  }

  @Test func `a session folder that cannot be written`() throws {
    // A file in its place refuses root as well.
    let blocked = try folder.write("blocked", "")
    let text = try refusal(
      ["run", "target-control"], status: 1, environment: ["PLEXUS_SESSIONS": blocked + "/sessions"])
    #expect(text.contains(blocked))
  }

  @Test func `a session file that exists already`() throws {
    let file = try folder.write("mine.plexus", "precious")
    let text = try refusal(["run", "target-control", "--save", file], status: 2)
    #expect(text.contains(file) && text.contains("--force"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
  }

  @Test(arguments: ["show", "replay", "verify", "resume", "watch"])
  func `a file that is not a session`(command: String) throws {
    let file = try folder.write("letter.plexus", "Dear Sir or Madam")
    let text = try refusal([command, file], status: 1)
    #expect(text.contains(file) && text.contains("not a"))
  }

  @Test func `a session of a newer format`() throws {
    let result = try Program.run(
      "run", "target-control", "--save", folder.file("new.plexus"), sessions: folder)
    #expect(result.status == 0)
    let sql =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('update session set format=99'); c.commit()"
    let python = try Process.run(
      URL(fileURLWithPath: "/usr/bin/env"), arguments: ["python3", "-c", sql, folder.file("new.plexus")])
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let text = try refusal(["show", folder.file("new.plexus")], status: 1)
    #expect(text.contains("format 99"))
  }

  @Test func `a session that is absent`() throws {
    let text = try refusal(["show", folder.file("nothing.plexus")], status: 1)
    #expect(text.contains("nothing.plexus"))
  }

  @Test func `a failing run prints one JSON document that says why`() throws {
    let edges = try folder.write("edges.txt", "lonely\n")
    let result = try Program.run(
      "run", "target-control", "--set", "edges=\(edges)", "--json", sessions: folder)
    #expect(result.status == 1)
    #expect(result.json["status"] as? String == "failed")
    #expect((result.json["error"] as? String)?.contains("\(edges):1") == true)
  }

  @Test func `control characters in node names never reach the terminal`() throws {
    let edges = try folder.write("edges.txt", "a\u{1b}[31mred b\nb \u{9b}2Jc\u{7}\n")
    let result = try Program.run("run", "target-control", "--set", "edges=\(edges)", sessions: folder)
    #expect(result.status == 0)
    for scalar in (result.output + result.errors).unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
    }
  }
}
