import Experiments
import Tensors
import Terminal
import Testing
import Workbench

/// Does anything in any order while a run goes on: nothing may crash, and everything must come up.
@Suite struct MonkeyTests {
  /// How often each action and each screen has to come up.
  private static let leastActions = 10
  private static let leastScreens = 50
  /// Steps after which the monkey gives up.
  private static let most = 60_000

  private static let keys: [Key] = {
    let named = ActionTable.own.flatMap(\.keys)
    let typed = (0x20..<0x7F).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
    return named + typed + [.control("a"), .alt("x"), .function(9), .insert, .delete, .character("é")]
  }()

  /// What came up, and how often.
  fileprivate struct Coverage {
    var actions: [String: Int] = [:]
    var screens: [Model.Screen: Int] = [:]

    var missing: [String] {
      ActionTable.own.map(\.name).filter { actions[$0, default: 0] < MonkeyTests.leastActions }
        + Model.Screen.allCases.filter { screens[$0, default: 0] < MonkeyTests.leastScreens }.map { "\($0)" }
    }

    func report(after steps: Int) -> String {
      let least = actions.min { ($0.value, $0.key) < ($1.value, $1.key) }
      let visits = screens.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
      return "monkey: \(steps) steps, \(actions.count) actions, the rarest \(least?.key ?? "–")"
        + " \(least?.value ?? 0) times; screens: \(visits)"
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `random keys, clicks and sizes reach every action and every screen, and all can be drawn`() throws {
    var random = Philox(seed: 20_261_126, purpose: .interaction)
    var coverage = Coverage()
    var bench = try Self.bench(for: coverage)
    var screen = bench.model.screen
    var steps = 0
    while !coverage.missing.isEmpty, steps < Self.most {
      act(&random, &bench, &coverage)
      if bench.model.screen != screen {
        screen = bench.model.screen
        coverage.screens[screen, default: 0] += 1
      }
      if steps % 5 == 0 {
        let frame = bench.model.view()
        #expect(frame.size == bench.model.size)
      }
      steps += 1
      // Runs that pile up would only slow the monkey down.
      if bench.model.runs.count > 3, let run = bench.model.runs.first {
        bench.deliver(.refused(run.id, "away"))
      }
      // Now and then it is put where the rarest action can be done, as it would seldom get there by itself.
      if steps % 20 == 0 { bench = try Self.bench(for: coverage) }
    }
    print(coverage.report(after: steps))
    #expect(coverage.missing.isEmpty, "rarely or never: \(coverage.missing.joined(separator: ", "))")
  }

  /// A workbench where the rarest action can be done, most often beside a run that goes on.
  private static func bench(for coverage: Coverage) throws -> Bench {
    var bench = Bench()
    bench.isImpatient = true
    let rarest = ActionTable.own.min { coverage.count(of: $0) < coverage.count(of: $1) }
    if case .user(let action) = rarest?.target { try EveryActionTests.trial(action).prepare(&bench) }
    return bench
  }

  private func act(_ random: inout Philox, _ bench: inout Bench, _ coverage: inout Coverage) {
    switch random.below(20) {
    case 0:
      let size = Size(columns: 1 + random.below(250), rows: 1 + random.below(80))
      bench.deliver(.input(.resize(size)))
    case 1: bench.deliver(.input(.resize(Size(columns: 120, rows: 40))))
    case 2:
      let point = Point(column: random.below(130), row: random.below(45))
      let kinds: [MouseEvent.Action] = [.press(.left), .release(.left), .drag(.left), .scrollUp, .scrollDown]
      bench.deliver(.input(.mouse(MouseEvent(kinds[random.below(kinds.count)], at: point))))
    case 3: bench.deliver(.input(.paste("0.5\nabc")))
    case 4:
      if let run = bench.model.runs.last { bench.finish(run.id) }
    case 5, 6: press(Self.keys[random.below(Self.keys.count)], &bench, &coverage)
    default:
      // A key that does something here, the less used the likelier, so that the monkey gets around.
      let entries = bench.model.keyMap.entries
      guard !entries.isEmpty else { return }
      let some = (0..<3).map { _ in entries[random.below(entries.count)] }
      guard let rarest = some.min(by: { coverage.count(of: $0) < coverage.count(of: $1) }) else { return }
      press(rarest.keys[random.below(rarest.keys.count)], &bench, &coverage)
    }
  }

  private func press(_ key: Key, _ bench: inout Bench, _ coverage: inout Coverage) {
    if let entry = bench.model.keyMap.entry(for: key), canBeDone(entry, bench.model) {
      coverage.actions[entry.name, default: 0] += 1
    }
    bench.deliver(.input(.key(key)))
  }

  /// What is refused with a reason does not count as done.
  private func canBeDone(_ entry: ActionEntry, _ model: Model) -> Bool {
    guard case .user(let action) = entry.target else { return true }
    return model.lessonObstacle(to: entry.name) == nil && model.obstacle(to: action) == nil
  }
}

extension MonkeyTests.Coverage {
  fileprivate func count(of entry: ActionEntry) -> Int { actions[entry.name, default: 0] }
}
