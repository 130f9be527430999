import Foundation
import Testing

/// What a run promises, through the command line.
struct RunTests {
  let folder = Folder()

  static let short = ["--preset", "quick", "--set", "epochs=1", "--set", "training-images=2000"]

  @Test func `JSON is one document with all its fields`() throws {
    let result = try Program.run(
      ["run", "spike-count"] + Self.short + ["--json", "--seed", "7"], sessions: folder)
    #expect(result.status == 0)
    #expect(result.json["system"] as? String == "spike-count")
    #expect(result.json["status"] as? String == "done")
    #expect(result.json["seed"] as? Int == 7)
    #expect((result.json["configuration"] as? [String: Any])?["epochs"] as? Int == 1)
    #expect(result.json["seconds"] is Double)
    for key in ["test_accuracy", "test_accuracy_potential", "epochs", "spikes_per_neuron", "weights_sha256"] {
      #expect(result.summary[key] != nil, "\(key)")
    }
    #expect(!result.errors.isEmpty, "progress goes to standard error")
  }

  @Test func `one thread and two give the same weights`() throws {
    let hashes = try ["1", "2", "3"].map { threads in
      try Program.run(
        ["run", "spike-count"] + Self.short + ["--json", "--threads", threads, "--no-save"], sessions: folder
      ).summary["weights_sha256"] as? String
    }
    #expect(hashes[0] != nil && Set(hashes).count == 1)
  }

  @Test(arguments: ["spike-count", "target-control"], ["1", "2"])
  func `a recorded run verifies`(system: String, threads: String) throws {
    let file = folder.file("\(system).plexus")
    let settings = system == "spike-count" ? Self.short : []
    #expect(try Program.run(["run", system, "--save", file] + settings, sessions: folder).status == 0)
    let result = try Program.run("verify", file, "--threads", threads, sessions: folder)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("identical"))
  }

  @Test func `Ctrl-C saves, says where to go on, and resuming ends with the weights of an uninterrupted run`()
    throws
  {
    let settings = Self.short + ["--set", "epochs=3", "--seed", "5"]
    let whole = try Program.run(["run", "spike-count", "--json"] + settings, sessions: folder)
    let file = folder.file("cut.plexus")
    let running = try Program.start(["run", "spike-count", "--save", file] + settings, sessions: folder)
    #expect(eventually(within: 20) { running.output.contains("epoch") })
    running.send(SIGINT)
    let cut = running.finish()
    #expect(cut.status == 130)
    #expect(cut.output.contains("plexus resume"))
    let rest = try Program.run("resume", file, "--json", sessions: folder)
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(rest.summary["weights_sha256"] as? String == whole.summary["weights_sha256"] as? String)
    #expect(rest.summary["weights_sha256"] != nil)
    #expect(try Program.run("verify", file, sessions: folder).status == 0)
  }

  @Test func `every run is recorded unless told otherwise`() throws {
    _ = try Program.run("run", "target-control", "--no-save", sessions: folder)
    #expect(folder.sessions.isEmpty)
    _ = try Program.run("run", "target-control", "--seed", "4", sessions: folder)
    #expect(folder.sessions.count == 1)
    #expect(folder.sessions.first?.hasSuffix("-target-control-4.plexus") == true)
    let list = try Program.run("list", "sessions", sessions: folder)
    #expect(list.output.contains("target-control") && list.output.contains("done"))
  }

  @Test func `a finished session is one file`() throws {
    _ = try Program.run(
      ["run", "spike-count", "--save", folder.file("one.plexus")] + Self.short, sessions: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasPrefix("one")
    }
    #expect(names == ["one.plexus"])
    let shown = try Program.run("show", folder.file("one.plexus"), sessions: folder)
    #expect(shown.output.contains("test_accuracy") && shown.output.contains("done"))
  }

  @Test func `exports hold the curves`() throws {
    let file = folder.file("e.plexus")
    _ = try Program.run(["run", "spike-count", "--save", file] + Self.short, sessions: folder)
    let csv = try Program.run("export", file, "--format", "csv", "-o", folder.file("e.csv"), sessions: folder)
    #expect(csv.status == 0)
    let lines = try String(contentsOfFile: folder.file("e.csv"), encoding: .utf8).split(separator: "\n")
    #expect(lines.first?.contains("name") == true && lines.contains { $0.contains("loss/train") })
    let json = try Program.run(
      "export", file, "--format", "json", "-o", folder.file("e.json"), sessions: folder)
    #expect(json.status == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("e.json")))
    #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
  }

  @Test func `bench times what it names`() throws {
    let result = try Program.run("bench", "--threads", "1", "--json", sessions: folder)
    #expect(result.status == 0, "\(result.errors)")
    let rows = try #require(result.json["results"] as? [[String: Any]])
    #expect(rows.count == 21)
    for row in rows {
      #expect((row["median_seconds"] as? Double ?? 0) >= (row["least_seconds"] as? Double ?? .infinity))
    }
  }

  @Test func `without a terminal plexus runs the first system and says so`() throws {
    let result = try Program.run([], sessions: folder)
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").first?.contains("no terminal") == true)
    #expect(result.output.contains("test_accuracy"))
  }

  @Test(arguments: ["spike-count", "target-control"])
  func `the page of a system holds its present parameters`(system: String) throws {
    let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../docs")
    let page = try String(contentsOf: docs.appendingPathComponent("\(system).md"), encoding: .utf8)
    let described = try Program.run("describe", system, "--markdown", sessions: folder).output
    let table = described.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(page.contains("<!-- described: \(system) -->\n\(table)\n<!-- end -->"), "make docs renews it")
  }

  @Test func `describe and list say what there is`() throws {
    #expect(try Program.run("list", "systems", sessions: folder).output.contains("target-control"))
    #expect(try Program.run("list", "datasets", sessions: folder).output.contains("mnist"))
    #expect(try Program.run("list", "themes", sessions: folder).output.contains("midnight"))
    let text = try Program.run("describe", "spike-count", sessions: folder).output
    #expect(text.contains("learning-rate") && text.contains("1902.05705") && text.contains("quick"))
  }
}
