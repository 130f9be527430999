import Experiments
import Terminal
import Testing
import Workbench

/// Panels hidden, moved and zoomed by the person, kept from run to run.
@Suite struct ArrangementTests {
  private static let panels = DemoEvents.lab("demo-learning").description.panels

  private func titles(_ bench: Bench) -> [String] {
    let panels = bench.model.panels?.descriptions ?? []
    return bench.model.panelOrder.map { panels[$0].title }
  }

  @Test func `what is not named follows in the system's order`() {
    let last = Self.panels[6].id
    #expect(PanelArrangement(order: [last, "gone"]).all(Self.panels) == [6, 0, 1, 2, 3, 4, 5])
  }

  @Test func `the last panel cannot be hidden`() {
    var arrangement = PanelArrangement()
    let changes = Self.panels.map { arrangement.toggle($0, of: Self.panels) }
    #expect(changes == [true, true, true, true, true, true, false])
    #expect(arrangement.shown(Self.panels) == [6])
    // Hidden by an older version of the system: there still is a panel.
    #expect(PanelArrangement(hidden: Set(Self.panels.map(\.id))).shown(Self.panels) == [0])
  }

  @Test func `a hidden panel leaves its room and the focus to the others`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    let all = titles(bench)
    bench.press("tab", "Z")
    #expect(titles(bench) == [all[0]] + all[2...])
    #expect(bench.model.panels?.focused?.title == all[2])
    #expect(!bench.shows("╭─ \(all[1]) ─"))
    for _ in all.dropFirst() { bench.press("tab") }
    #expect(bench.model.panels?.focused?.title == all[2], "the focus goes round what is shown")
  }

  @Test func `the list shows, hides, moves and resets`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    let all = titles(bench)
    bench.press("O", "down", "space")
    #expect(bench.shows("hidden") && titles(bench) == [all[0]] + all[2...])
    bench.press("space", ")")
    #expect(titles(bench).prefix(3) == [all[0], all[2], all[1]])
    bench.press("(", "(")
    #expect(titles(bench).first == all[1])
    bench.press("d", "escape")
    #expect(titles(bench) == all && bench.model.popup == nil && bench.model.arrangements.isEmpty)
  }

  @Test func `the next run, the replay and the file have what was arranged`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    let all = titles(bench)
    bench.press(")", "z")
    let kept = bench.effects.reversed().compactMap { effect -> [String: PanelArrangement]? in
      if case .keepArrangements(let arrangements) = effect { arrangements } else { nil }
    }
    #expect(kept.first?["demo-learning"]?.zoomed == Self.panels[0].id)
    try bench.start("demo-learning")
    #expect(bench.model.panels?.isZoomed == true && bench.model.panels?.focus == 0)
    bench.press("escape")
    #expect(titles(bench).prefix(2) == [all[1], all[0]])
    bench.finish(2)
    bench.press("enter")
    #expect(bench.model.screen == .replay && titles(bench).prefix(2) == [all[1], all[0]])
    try bench.start("demo-network")
    #expect(bench.model.panelOrder == Array(bench.model.panelOrder.indices), "other systems keep theirs")
  }

  @Test func `the data of a panel goes to the file that was named`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("E")
    #expect(bench.shows("write to: run-1-\(Self.panels[0].id).csv"))
    bench.press("enter")
    guard case .write(let data, let path)? = bench.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(path == "run-1-\(Self.panels[0].id).csv")
    #expect(data.text(as: .csv)?.hasPrefix("name,step,last,minimum,maximum\r\n") == true)
  }

  @Test func `every panel of every demo system can be written`() throws {
    for lab in DemoEvents.labs {
      let events = DemoEvents.events(try DemoEvents.request(lab.id))
      let state = DemoEvents.state(try DemoEvents.request(lab.id), events[...])
      for panel in lab.description.panels {
        // One panel of the pictures is there to stay empty.
        guard panel.id != "never" else { continue }
        let formats = panel.data(in: state)?.formats.map { panel.data(in: state)?.text(as: $0) } ?? []
        #expect(!formats.isEmpty && formats.allSatisfy { $0?.isEmpty == false }, "\(lab.id): \(panel.id)")
      }
    }
  }
}
