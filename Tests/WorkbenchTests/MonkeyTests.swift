import Experiments
import Terminal
import Tensors
import Testing
import Workbench

/// Does anything in any order: nothing may crash, and everything must come up.
@Suite struct MonkeyTests {
  private static let keys: [Key] = {
    let named = ActionTable.own.flatMap(\.keys)
    let typed = (0x20..<0x7F).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
    return named + typed + [.control("a"), .alt("x"), .function(9), .insert, .delete, .character("é")]
  }()

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `thousands of random keys, clicks and sizes leave a screen that can be drawn`(seed: UInt64) throws {
    var random = Philox(seed: seed, purpose: .interaction)
    var bench = Bench()
    for id in ["demo-learning", "demo-network", "demo-pictures"] { try bench.keep(id) }
    var screens: Set<Model.Screen> = []
    var actions: Set<String> = []
    for step in 0..<1_500 {
      act(&random, &bench, &actions)
      screens.insert(bench.model.screen)
      if step % 3 == 0 {
        let frame = bench.model.view()
        #expect(frame.size == bench.model.size)
      }
      // Runs that pile up would only slow the monkey down.
      if bench.model.runs.count > 3, let run = bench.model.runs.first {
        bench.deliver(.refused(run.id, "away"))
      }
    }
    #expect(screens == [.home, .setup, .run, .replay, .compare, .about])
  }

  private func act(_ random: inout Philox, _ bench: inout Bench, _ actions: inout Set<String>) {
    switch random.below(20) {
    case 0:
      let size = Size(columns: 1 + random.below(250), rows: 1 + random.below(80))
      bench.deliver(.input(.resize(size)))
    case 1: bench.deliver(.input(.resize(Size(columns: 120, rows: 40))))
    case 2, 3:
      let point = Point(column: random.below(130), row: random.below(45))
      let kinds: [MouseEvent.Action] = [.press(.left), .release(.left), .drag(.left), .scrollUp, .scrollDown]
      bench.deliver(.input(.mouse(MouseEvent(kinds[random.below(kinds.count)], at: point))))
    case 4: bench.deliver(.input(.paste("0.5\nabc")))
    case 5:
      if let run = bench.model.runs.last { bench.finish(run.id) }
    case 6...11:
      // A key that does something here, so that the monkey gets around.
      let entries = bench.model.keyMap.entries
      guard !entries.isEmpty else { return }
      let entry = entries[random.below(entries.count)]
      actions.insert(entry.name)
      bench.deliver(.input(.key(entry.keys[0])))
    default: bench.deliver(.input(.key(Self.keys[random.below(Self.keys.count)])))
    }
  }
}
