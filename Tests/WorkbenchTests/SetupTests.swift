import Experiments
import Foundation
import Terminal
import Testing
import Workbench

@Suite struct SetupTests {
  private static func form() -> Bench {
    var bench = Bench()
    bench.press("enter")
    return bench
  }

  @Test func `the form holds every parameter and what every run is asked`() {
    let bench = Self.form()
    let names = bench.model.setup?.fields.map(\.name) ?? []
    #expect(names.starts(with: ["data", "learning-rate", "noise"]))
    #expect(names.suffix(3) == ["seed", "threads", "record"])
  }

  @Test func `a digit begins a value, which is checked as it is typed`() {
    var bench = Self.form()
    bench.press("down")
    bench.type("3")
    #expect(bench.shows("must lie in 1e-06…1"))
    #expect(bench.shows("1 field needs attention"))
    bench.press("backspace")
    bench.type("0.01")
    bench.press("enter")
    #expect(bench.model.setup?.texts[1] == "0.01")
    #expect(bench.model.setup?.problems.isEmpty == true)
    #expect(bench.model.screen == .setup)
  }

  @Test func `where a message has no room the range stands in its place`() {
    var bench = Bench(size: Size(columns: 80, rows: 24))
    bench.press("enter", "down")
    bench.type("3")
    #expect(bench.shows("✗ 1e-06…1"))
    #expect(bench.shows("learning-rate must lie in"))
  }

  @Test func `choices stand in the help alone`() {
    let bench = Self.form()
    #expect(bench.text.joined().components(separatedBy: "drawn, mnist").count == 2)
  }

  @Test func `escape while typing keeps the form`() {
    var bench = Self.form()
    bench.press("down", "e", "escape")
    #expect(bench.model.entry == nil)
    #expect(bench.model.screen == .setup)
    #expect(bench.model.setup?.texts[1] == "0.001")
  }

  @Test func `arrows take the next choice, switch and step numbers sensibly`() {
    var bench = Self.form()
    bench.press("right")
    #expect(bench.model.setup?.texts[0] == "mnist")
    bench.press("down", "right")
    #expect(bench.model.setup?.texts[1] == "0.0015")
    bench.press("left", "left")
    #expect(bench.model.setup?.texts[1] == Value.real(0.0007).description)
    bench.press("d")
    #expect(bench.model.setup?.texts[1] == "0.001")
  }

  @Test func `p goes through the presets and back`() {
    var bench = Self.form()
    bench.press("p")
    #expect(bench.model.setup?.preset == "standard")
    #expect(bench.shows("preset ‹ standard ›"))
    #expect(bench.shows("~4 min"))
    #expect(bench.model.setup?.texts[3] == "6")
    bench.press("P", "P")
    #expect(bench.model.setup?.preset == "paper")
  }

  @Test func `values that do not go together are marked at the parameter to blame`() {
    var bench = Self.form()
    bench.press("right", "down", "down")
    bench.type("0.95")
    bench.press("enter")
    #expect(bench.model.setup?.problems[2]?.problem.contains("below 0.9") == true)
    bench.press("home", "enter")
    #expect(bench.model.screen == .setup)
    #expect(bench.model.setup?.selection == 2)
    #expect(bench.model.notice?.isError == true)
  }

  @Test func `enter starts the run with what stands in the form`() throws {
    var bench = Self.form()
    bench.press("end")
    bench.press("space")
    bench.press("up", "up")
    bench.type("42")
    bench.press("enter", "enter")
    #expect(bench.model.screen == .run)
    let starts = bench.effects.compactMap { effect -> (RunRequest, Bool)? in
      if case .start(_, let request, _, let isRecorded) = effect { (request, isRecorded) } else { nil }
    }
    let (request, isRecorded) = try #require(starts.first)
    #expect(request.seed == 42)
    #expect(!isRecorded)
    #expect(request.values["epochs"] == 2)
    #expect(request.values["seed"] == nil)
  }
}
