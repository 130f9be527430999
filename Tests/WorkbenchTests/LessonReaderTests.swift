import Foundation
import Testing
import Workbench

@Suite struct LessonReaderTests {
  private static let head = """
    format: 1
    title: T
    summary: S
    system: demo-learning
    source: {session: a.plexus}
    steps:

    """

  private static func problems(_ text: String) -> [String] {
    LessonLibrary.parse(text, file: "l.yaml").1.map(\.description)
  }

  @Test func `both demo lessons are read whole`() {
    for entry in DemoLessons.entries {
      #expect(entry.problems.isEmpty, "\(entry.problems)")
    }
    let (first, second) = (DemoLessons.entries[0].lesson, DemoLessons.entries[1].lesson)
    #expect(first.steps.count == 6)
    #expect(first.steps[0].move?.value == .seek(.mark("epoch 2")))
    #expect(first.steps[1].show?.value == .panel("spikes", isZoomed: false))
    #expect(first.steps[2].ask?.choices.map(\.isRight) == [false, true, false, false, false, false])
    #expect(first.steps[3].move?.value == .play(until: .step(30), speed: 4))
    #expect(first.steps[4].wait?.value == .action("panel.zoom", with: [:]))
    #expect(first.steps[5].show?.value == .all)
    #expect(second.needs.map(\.value) == ["first"])
    #expect(second.forbidden.map(\.value) == ["run.step"])
    #expect(second.steps[1].deeds.map(\.value) == [.pause])
    #expect(second.steps[2].deeds.map(\.value) == [.resume, .set(parameter: "noise", to: "0.5")])
    guard case .run(let plan) = second.source.value else { return #expect(Bool(false)) }
    #expect(plan.seed == 7 && plan.preset == "quick" && plan.settings.map(\.name) == ["epochs"])
  }

  /// A whole document, and what is said of it.
  @Test(arguments: [
    ("", "l.yaml:1: the file is empty"),
    ("a: [\n", "l.yaml:2: this is not YAML"),
    ("- a\n", "l.yaml:1: a lesson must be a mapping"),
    ("title: T\n", "l.yaml:1: the lesson does not say its format. Add format: 1"),
    ("title: T\nformat: 2\n", "l.yaml:2: format 2 is not known here"),
    ("format: one\n", "l.yaml:1: format must be a whole number"),
    ("format: 1\ntitle: T\ntitle: U\n", "an entry stands twice: title"),
    ("format: 1\nsystem: s\n", "l.yaml:1: a lesson has no title. Add title: …"),
    ("format: 1\ntitle: T\n", "l.yaml:1: a lesson has no summary"),
    ("format: 1\ntitle: T\n", "l.yaml:1: a lesson has no system"),
    ("format: 1\ntitle: T\n", "l.yaml:1: the lesson has no source"),
    ("format: 1\ntitle: T\n", "l.yaml:1: a lesson has no steps"),
    ("format: 1\ntitel: T\n", "l.yaml:2: a lesson has no entry titel. Did you mean title?"),
    ("format: 1\ntitle: [T]\n", "l.yaml:2: title must be a text"),
    ("format: 1\norder: first\n", "l.yaml:2: order must be a whole number in 1…999, got first"),
    ("format: 1\nsource: {}\n", "l.yaml:2: source must be one of session and run"),
    ("format: 1\nsource: {run: {seed: -1}}\n", "l.yaml:2: seed must be a whole number in 0…, got -1"),
    ("format: 1\nsource:\n  run:\n    sed: 1\n", "l.yaml:4: run has no entry sed. Did you mean seed?"),
    ("format: 1\nsource: {run: {set: 3}}\n", "l.yaml:2: set must be a mapping"),
    ("format: 1\nsteps: none\n", "l.yaml:2: steps must be a list"),
  ])
  func `what is wrong with the whole is told with its line`(text: String, wanted: String) {
    let problems = Self.problems(text)
    #expect(problems.contains { $0.contains(wanted) }, "\(problems)")
  }

  /// One step, which begins on line 7, and what is said of it.
  @Test(arguments: [
    ("- show: loss\n", "l.yaml:7: a step says nothing"),
    ("- say: a\n  shwo: b\n", "l.yaml:8: a step has no entry shwo. Did you mean show?"),
    ("- say: a\n  show: {zoom: true}\n", "l.yaml:8: show has no panel"),
    ("- say: a\n  show: {panel: b, zoom: 2}\n", "l.yaml:8: zoom must be true or false, got 2"),
    ("- say: a\n  seek: middle\n", "l.yaml:8: seek must be start, end or a mapping, got middle"),
    ("- say: a\n  seek: {step: 1, percent: 2}\n", "l.yaml:8: seek must have one of step"),
    ("- say: a\n  seek: {percent: 120}\n", "l.yaml:8: percent must be a number in 0…100, got 120"),
    ("- say: a\n  seek: {seconds: -1}\n", "l.yaml:8: seconds must be a number in 0…1000000000, got -1"),
    ("- say: a\n  seek: {stop: 1}\n", "l.yaml:8: seek has no entry stop. Did you mean step?"),
    ("- say: a\n  play: {speed: 2}\n", "l.yaml:8: play does not say until when"),
    ("- say: a\n  play: {until: end, speed: 3}\n", "l.yaml:8: speed must be one of 0.25"),
    ("- say: a\n  seek: end\n  play: {until: end}\n", "l.yaml:8: a step has both seek and play"),
    ("- say: a\n  wait: {}\n", "l.yaml:8: wait must have one of step"),
    ("- say: a\n  wait: {step: 1, with: {a: b}}\n", "l.yaml:8: with does not go with step"),
    ("- say: a\n  wait: {step: 1, pause: soon}\n", "l.yaml:8: pause must be true or false, got soon"),
    ("- say: a\n  wait: {parameter: p, at-least: many}\n", "l.yaml:8: at-least must be a number, got many"),
    (
      "- say: a\n  wait: end\n  ask: {question: q, choices: []}\n",
      "l.yaml:8: a step has both wait and ask"
    ),
    ("- say: a\n  play: {until: end}\n  wait: end\n", "l.yaml:8: a step has both play and wait"),
    ("- ask: {question: q}\n", "l.yaml:7: ask needs 2 to 6 choices"),
    (
      "- ask:\n    question: q\n    choices:\n      - {text: a, reply: b}\n      - {text: c, reply: d}\n",
      "l.yaml:10: 0 choices are right, not one"
    ),
    (
      "- ask:\n    question: q\n    choices:\n      - {text: a, right: true}\n      - {text: c, reply: d}\n",
      "l.yaml:10: a choice has no reply"
    ),
    ("- say: a\n  do: jump\n", "l.yaml:8: do must be pause, resume or a mapping, got jump"),
    ("- say: a\n  do: {set: b}\n", "l.yaml:8: do must have action, or set and to"),
    ("- say: a\n  do:\n    - pause\n    - {action: a, with: b}\n", "l.yaml:10: with must be a mapping"),
  ])
  func `what is wrong with a step is told with its line`(text: String, wanted: String) {
    let problems = Self.problems(Self.head + text)
    #expect(problems.contains { $0.contains(wanted) }, "\(problems)")
  }

  @Test func `all that is wrong is told at once`() {
    let text = Self.head + "- say: a\n  shwo: b\n- show: c\n- say: d\n  do: jump\n"
    #expect(Self.problems(text).count == 3)
  }
}
