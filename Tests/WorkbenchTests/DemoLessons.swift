import Workbench

/// Lessons about the demo systems.
enum DemoLessons {
  /// On a session, with what only a session can do.
  static let first = """
    format: 1
    title: How the demo learns
    summary: A walk through a recorded run.
    system: demo-learning
    source: {session: demo-learning-0.plexus}
    steps:
      - say: |
          The *loss* falls. Press {panel.zoom} to look closer.
        seek: {mark: epoch 2}
      - say: |
          A panel is pointed at, and the text has

          - one item,
          - and another one that is so long that it takes more than a row of the box it stands in.
        show: spikes
        seek: {percent: 20}
      - ask:
          question: What falls?
          choices:
            - {text: The accuracy, reply: No. Look again.}
            - {text: The loss, right: true, reply: Yes.}
            - {text: Nothing, reply: It does fall.}
            - {text: The rain, reply: Not here.}
            - {text: The curtain, reply: Not yet.}
            - {text: Night, reply: Later.}
      - say: It plays.
        play: {until: {step: 30}, speed: 4}
      - say: Zoom yourself.
        show: {panel: loss, zoom: false}
        wait: {action: panel.zoom}
      - say: The end.
        seek: end
        show: all
    """

  /// On a live run.
  static let second = """
    format: 1
    title: Turn the knob
    summary: A live run.
    system: demo-learning
    order: 2
    needs: first
    source: {run: {preset: quick, seed: 7, set: {epochs: 4}}}
    forbid: run.step
    steps:
      - say: It begins.
        show: accuracy
      - say: Change it.
        wait: {parameter: learning-rate, at-least: 0.002}
        do: pause
      - say: Look at the next sample.
        wait: {action: demo.next-sample}
        do: [resume, {set: noise, to: 0.5}]
      - say: Let it end.
        wait: end
    """

  static func entry(_ text: String, name: String) -> LessonEntry {
    let path = "/sessions/\(name).yaml"
    let (lesson, problems) = LessonLibrary.parse(text, file: path)
    return LessonEntry(name: name, path: path, lesson: lesson, problems: problems)
  }

  static var entries: [LessonEntry] { [entry(first, name: "first"), entry(second, name: "second")] }
}

extension Bench {
  /// Puts both lessons on the first screen, and the session of the first one into the folder.
  mutating func teach() throws {
    if store["/sessions/demo-learning-0.plexus"] == nil { try keep("demo-learning") }
    deliver(.lessons(DemoLessons.entries, done: []))
  }
}
