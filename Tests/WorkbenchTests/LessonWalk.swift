import Catalog
import Experiments
import Foundation
import Sessions
import Terminal
import Testing
import Workbench

/// Walks a lesson with keys over its real session or a real run, one thing after the other.
struct LessonWalk {
  var model: Model
  private let entry: LessonEntry
  private var replayer: Replayer?
  private var run: (id: Int, live: LiveRun)?

  init(_ entry: LessonEntry, size: Size) {
    self.entry = entry
    let look = Look(theme: .midnight, glyphs: .braille, colors: .palette256)
    model = Model(labs: catalog, look: look, themes: [.midnight], size: size)
    model.lessons = [entry]
  }

  var text: String { model.view().text.joined(separator: "\n") }

  mutating func begin() { perform(model.begin(entry)) }

  /// Lets the run end.
  mutating func end() {
    run?.live.leave()
    run?.live.waitUntilFinished()
  }

  /// Answers, plays to the end, does what the learner is to do, or waits for the run.
  mutating func doWhatIsAsked() throws {
    guard let lesson = model.shownLesson else { return }
    switch lesson.need {
    case .nothing: break
    case .answer:
      let choices = lesson.current.ask?.choices ?? []
      press("\((choices.firstIndex { $0.isRight } ?? -1) + 1)")
    case .playing: press("enter")
    case .moment: break
    case .deed: try doDeed(lesson.current.wait?.value)
    }
    try wait("step \(lesson.step + 1)") { $0.shownLesson?.need == .nothing }
  }

  private mutating func doDeed(_ wait: LessonStep.Wait?) throws {
    switch wait {
    case .parameter(_, let low, _):
      let key = low == nil ? "left" : "right"
      for _ in 0..<40 where model.shownLesson?.need != .nothing { press(key) }
    case .action(let name, let arguments):
      let places = model.panels?.descriptions ?? []
      let action = try #require(model.shownLab?.description.actions.first { $0.name == name })
      while let panel = action.panel, model.panels?.focused?.id != panel,
        places.contains(where: { $0.id == panel })
      {
        press("tab")
      }
      if let node = arguments["node"] {
        try self.wait("the network") { $0.panels?.drawings["network"]?.plot != nil }
        press("/")
        for character in node { press(String(character)) }
        press("enter")
      }
      press(try #require(action.key))
    default: break
    }
  }

  /// Goes on without doing what is asked, and waits until what is looked for is there.
  mutating func skip(until isThere: (Model) -> Bool) throws {
    press("ctrl-n")
    try wait("what the lesson did itself", isThere)
  }

  /// Goes on to the next step, reading all of the text.
  mutating func goOn() {
    let step = model.shownLesson?.step
    for _ in 0..<20 where model.shownLesson?.step == step && model.lesson != nil { press("enter") }
  }

  mutating func wait(_ what: String, _ isThere: (Model) -> Bool) throws {
    let end = Date().addingTimeInterval(120)
    while !isThere(model) {
      try #require(Date() < end, "\(what) did not come:\n\(text)")
      Thread.sleep(forTimeInterval: 0.002)
      tell()
    }
  }

  private mutating func press(_ key: String) {
    guard let key = Key(key) else { preconditionFailure("no key is called \(key)") }
    perform(model.update(.input(.key(key))))
    tell()
  }

  private mutating func tell() {
    guard let run, model.runs.contains(where: { $0.id == run.id }) else { return }
    let snapshot = RunSnapshot(state: run.live.state, recording: .off, isOver: run.live.outcome != nil)
    perform(model.update(.run(run.id, snapshot)))
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .start(let id, let request, _, _):
        var options = LiveRun.Options(fingerprint: RealSession.fingerprint)
        options.isAttended = true
        guard let lab = catalog.first(where: { $0.id == request.system }),
          let live = try? LiveRun.start(lab, request, options)
        else { preconditionFailure("\(request.system) does not start") }
        run = (id, live)
      case .send(_, let command): run?.live.send(command)
      case .leave: run?.live.leave()
      case .open(let path):
        guard let opened = try? Replayer(path) else { preconditionFailure("\(path) does not open") }
        replayer = opened
        perform(model.update(.opened(opened.info, snapshot(opened))))
      case .replay(let transport): move(transport)
      case .layOut(let key, let graph):
        if let places = key.layout.positions(of: graph) { perform(model.update(.laidOut(key, places))) }
      default: break
      }
    }
  }

  private func snapshot(_ replayer: Replayer) -> ReplaySnapshot {
    ReplaySnapshot(
      state: replayer.state, time: replayer.time, duration: replayer.duration, isAtEnd: replayer.isAtEnd,
      marks: replayer.marks)
  }

  private mutating func move(_ transport: Transport) {
    guard let replayer else { return }
    switch transport {
    case .seek(let time): try? replayer.seek(time: time)
    case .seekFraction(let fraction): try? replayer.seek(fraction: fraction)
    case .seekStep(let step): try? replayer.seek(step: step)
    case .seekEvent(let seq): try? replayer.seek(seq: seq)
    default: return
    }
    perform(model.update(.replay(path: replayer.info.path, snapshot(replayer))))
  }
}
