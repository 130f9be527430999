import Foundation
import Testing

/// What the program says where, and how it ends.
struct OutputTests {
  let folder = Folder()

  @Test(arguments: [">/dev/full", ">&-"])
  func `a lost standard output is told and is a failure`(redirection: String) throws {
    for command in [
      "list systems", "describe spike-count", "run target-control", "run target-control --json",
    ] {
      let result = try Program.shell("exec $PLEXUS \(command) \(redirection)", sessions: folder)
      #expect(result.status == 1, "\(command): \(result.errors)")
      #expect(
        result.errors.components(separatedBy: "standard output cannot be written").count == 2,
        "\(command): \(result.errors)")
    }
    #expect(folder.sessions.count == 2, "the runs are recorded all the same")
    for session in folder.sessions {
      #expect(try Program.run("verify", session, sessions: folder).status == 0)
    }
  }

  @Test func `a closed pipe ends in silence`() throws {
    let result = try Program.shell(
      "$PLEXUS describe spike-count | true; echo; sleep 0.2; exec $PLEXUS list systems", sessions: folder)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test func `a run under nohup survives the hang-up`() throws {
    let file = folder.file("nohup.plexus")
    let running = try Program.startShell(
      "trap '' HUP; exec $PLEXUS run spike-count --set epochs=4 --set training-images=3000 --save \(file)",
      sessions: folder)
    #expect(eventually(within: 20) { running.output.contains("epoch 1") })
    running.send(SIGHUP)
    let result = running.finish()
    #expect(result.status == 0 && result.output.contains("done after"), "\(result.output)\(result.errors)")
  }

  @Test func `the largest seed is written exactly`() throws {
    let seed = "18446744073709551615"
    let file = folder.file("seed.plexus")
    let result = try Program.run(
      "run", "target-control", "--json", "--seed", seed, "--save", file, sessions: folder)
    #expect(result.json["seed"] as? String == seed)
    #expect(try Program.run("show", file, "--json", sessions: folder).json["seed"] as? String == seed)
  }

  @Test func `whatever fails with --json prints one document`() throws {
    let done = folder.file("done.plexus")
    #expect(try Program.run("run", "target-control", "--save", done, sessions: folder).status == 0)
    let cases: [([String], Int32)] = [
      (["resume", done], 1), (["resume", "nope"], 1), (["show", "nope"], 1), (["verify", "nope"], 1),
      (["run", "target-control", "--seed", "x"], 2), (["run", "target-control", "--threads", "0"], 2),
      (["run", "nope"], 2), (["run", "target-control", "--set", "size=-1"], 2), (["resume"], 2),
    ]
    for (arguments, status) in cases {
      let result = try Program.run(arguments + ["--json"], sessions: folder)
      #expect(result.status == status, "\(arguments)")
      #expect(result.json["status"] as? String == "failed", "\(arguments): \(result.output)")
      #expect((result.json["error"] as? String)?.isEmpty == false, "\(arguments): \(result.output)")
      #expect(!result.errors.isEmpty)
    }
    let verified = try Program.run("verify", done, "--json", sessions: folder)
    #expect(verified.status == 0 && verified.json["identical"] as? Bool == true, "\(verified.output)")
  }

  @Test(arguments: [["--theme", "nope"], ["--glyphs", "nope"]])
  func `how it looks is checked without a terminal, too`(option: [String]) throws {
    for command in [[], ["run", "target-control"], ["watch", "x"]] {
      let result = try Program.run(command + option, sessions: folder)
      #expect(result.status == 2 && result.errors.contains("nope"), "\(command): \(result.errors)")
    }
    #expect(folder.sessions.isEmpty)
  }

  @Test func `list offers what it uses`() throws {
    let help = try Program.run("list", "--help", sessions: folder).output
    #expect(help.contains("--data") && !help.contains("--threads"))
    #expect(try Program.run("list", "themes", "--data", "x", sessions: folder).status == 2)
    let list = try Program.run("list", "datasets", "--data", folder.path, sessions: folder)
    #expect(list.status == 0 && list.output.contains("not in \(folder.path)"), "\(list.output)")
  }

  @Test func `watching a failed session says why and fails`() throws {
    let edges = try folder.write("edges.txt", "lonely\n")
    let file = folder.file("failed.plexus")
    _ = try Program.run("run", "target-control", "--set", "edges=\(edges)", "--save", file, sessions: folder)
    let result = try Program.run("watch", file, "--plain", sessions: folder)
    #expect(result.status == 1 && result.errors.contains("lonely"), "\(result.output)\(result.errors)")
  }

  @Test func `a run that fails at once leaves no session`() throws {
    let edges = try folder.write("edges.txt", "lonely\n")
    let result = try Program.run("run", "target-control", "--set", "edges=\(edges)", sessions: folder)
    #expect(result.status == 1)
    #expect(folder.sessions.isEmpty)
  }

  @Test func `an output without a name is refused`() throws {
    let file = folder.file("a.plexus")
    #expect(try Program.run("run", "target-control", "--save", file, sessions: folder).status == 0)
    let export = try Program.run("export", file, "--format", "csv", "-o", "", sessions: folder)
    #expect(export.status == 2 && export.errors.contains("-o needs"), "\(export.errors)")
    let run = try Program.run("run", "target-control", "--save", "", sessions: folder)
    #expect(run.status == 2 && run.errors.contains("--save needs"), "\(run.errors)")
  }

  @Test func `what happened once is told as one, and short times in words`() throws {
    let result = try Program.run("run", "target-control", "--no-save", sessions: folder)
    #expect(result.output.contains(/done after [0-9.]+ ms/), "\(result.output)")
    let edges = try folder.write("edges.txt", "lonely\n")
    let file = folder.file("one.plexus")
    _ = try Program.run("run", "target-control", "--set", "edges=\(edges)", "--save", file, sessions: folder)
    let shown = try Program.run("show", file, sessions: folder).output
    #expect(shown.contains(", 1 event\n"), "\(shown)")
  }
}
