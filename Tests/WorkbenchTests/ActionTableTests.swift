import Experiments
import Terminal
import Testing
import Workbench

@Suite struct ActionTableTests {
  @Test func `every action of the workbench is in the table with a key and a sentence`() {
    for action in UserAction.allCases {
      let entries = ActionTable.own.filter { $0.target == .user(action) }
      #expect(!entries.isEmpty, "\(action.rawValue) is not in the table")
      for entry in entries {
        #expect(!entry.keys.isEmpty)
        #expect(entry.help.hasSuffix("."))
      }
    }
  }

  @Test func `no key stands twice at one place`() {
    for lab in DemoEvents.labs {
      var seen: Set<String> = []
      for entry in ActionTable.entries(of: lab.description) {
        for key in entry.keys {
          let place = "\(key.text) at \(entry.place)"
          #expect(seen.insert(place).inserted, "\(place)")
        }
      }
    }
  }

  @Test func `long names have a group and a name`() {
    for action in UserAction.allCases { #expect(action.rawValue.split(separator: ".").count == 2) }
  }

  @Test func `inner places go before outer ones`() throws {
    let map = KeyMap(ActionTable.own, places: [.panel(.graph), .replay, .panels, .everywhere])
    #expect(map.entry(for: .character("+"))?.name == "graph.zoom-in")
    #expect(map.entry(for: .character(">"))?.name == "replay.faster")
    #expect(map.entry(for: .space)?.name == "replay.play")
  }

  @Test func `no system can take the keys for help and away`() {
    let keys: [String] = ["q", "?", "escape", "tab", "ctrl-c"]
    let greedy = LabDescription(
      id: "greedy", title: "", group: .spikingLearning, purpose: "",
      paper: Paper(title: "", authors: "", identifier: ""), panels: [],
      actions: keys.map { key in ActionDescription("x.\(key)", help: "No.", key: key) })
    let map = KeyMap(ActionTable.entries(of: greedy), places: [.system, .run, .panels, .everywhere, .always])
    #expect(!map.entries.contains { $0.name.hasPrefix("x.") })
  }

  @Test func `neighbours with one hint share it`() {
    let map = KeyMap(ActionTable.own, places: [.replay])
    let hints = map.hints(ascii: false) { _ in true }
    #expect(hints.contains(KeyHint("←→", "5 s")))
    #expect(hints.contains(KeyHint(", .", "step")))
    #expect(hints.contains(KeyHint("0–9", "jump")))
  }

  @Test func `help holds exactly what the keys of the place do`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("tab", "tab")
    let named = bench.model.helpGroups.flatMap(\.names)
    #expect(named == bench.model.screenKeyMap.entries.map(\.name))
    #expect(named.contains("demo.next-sample"))
    bench.press("?")
    #expect(bench.shows("Shows the next sample."))
    #expect(bench.shows("Keys · Run"))
  }
}
