import Experiments
import Sessions
import Terminal
import Testing
import Workbench
import Yams

/// What the form tells of a run before it starts, its undo, and its file.
@Suite struct SetupFormTests {
  private static func form(_ kept: [[String: String]] = []) throws -> Bench {
    var bench = Bench()
    for settings in kept { try bench.keep("demo-learning", settings: settings) }
    bench.press("enter")
    return bench
  }

  @Test func `without an earlier run the preset's own statement stands, and that is said`() throws {
    let bench = try Self.form()
    #expect(bench.model.setup?.estimate?.time == "~1 s")
    #expect(bench.shows("as the preset states"))
  }

  @Test func `an earlier run with the same settings tells what this one takes`() throws {
    let bench = try Self.form([[:]])
    let seconds = Double(bench.session("/sessions/demo-learning-0.plexus").state.time) / 1e6
    #expect(bench.model.setup?.estimate?.time == "about \(Words.span(seconds))")
    #expect(bench.shows("measured: the last run"))
  }

  @Test func `other epochs are told from the throughput, other settings with a maybe`() throws {
    var bench = try Self.form([[:]])
    let one = try #require(bench.model.setup?.earlier.first)
    bench.press("down", "down", "down")
    bench.type("4")
    bench.press("enter")
    let twice = 2 * Double(one.state.time) / 1e6
    #expect(bench.model.setup?.estimate?.time == "maybe \(Words.span(twice))")
    bench.press("down", "right")
    #expect(bench.model.setup?.estimate?.source.contains("other epochs, steps") == true)
  }

  @Test func `a form that cannot be used promises nothing`() throws {
    var bench = try Self.form([[:]])
    bench.press("down")
    bench.type("3")
    #expect(bench.model.setup?.estimate == nil && bench.shows("must lie in"))
  }

  @Test func `u takes changes back one by one, a typed value and a preset as one each`() throws {
    var bench = try Self.form()
    let first = bench.model.setup?.texts
    bench.press("down")
    bench.type("0.25")
    bench.press("enter", "p", "right")
    #expect(bench.model.setup?.preset == "standard")
    bench.press("u", "u")
    #expect(bench.model.setup?.preset == "quick" && bench.model.setup?.texts[1] == "0.25")
    bench.press("u")
    #expect(bench.model.setup?.texts == first)
    bench.press("u")
    #expect(bench.model.notice?.text == "nothing to undo")
  }

  @Test func `an edit that changes nothing is no step to take back`() throws {
    var bench = try Self.form()
    bench.press("right", "down", "e", "escape", "u")
    #expect(bench.model.setup?.texts[0] == "drawn")
  }

  @Test func `s writes what stands in the form, in the names and forms of the command line`() throws {
    var bench = try Self.form()
    bench.press("down")
    bench.type("0.25")
    bench.press("enter", "end", "up", "up", "up")
    bench.press("e")
    bench.type("yes: it's #1")
    bench.press("enter", "s", "enter")
    guard case .saveForm(let text, let path) = bench.effects.last else {
      Issue.record("nothing is written")
      return
    }
    #expect(path == "demo-learning.yaml")
    let node = try #require(try Yams.compose(yaml: text)?.mapping)
    #expect(node["system"]?.string == "demo-learning" && node["preset"]?.string == "quick")
    #expect(node["seed"]?.string == "1")
    // As the command line reads it: every value by its text.
    let lab = DemoEvents.lab("demo-learning")
    var values: ParameterValues = [:]
    for parameter in lab.parameters {
      values[parameter.name] = try parameter.value(from: try #require(node[parameter.name]?.string))
    }
    #expect(values == (try bench.model.setup?.request(dataPath: ""))?.values)
    #expect(values["remark"] == "yes: it's #1" && values["learning-rate"] == 0.25)
  }

  @Test func `a form with a fault is not written`() throws {
    var bench = try Self.form()
    bench.press("down")
    bench.type("3")
    bench.press("enter", "s")
    #expect(bench.model.entry == nil && bench.model.notice?.isError == true)
  }
}
