import Experiments
import Foundation
import Sessions

/// Compares what a lesson names with what there is: panels, actions, parameters, its session, other lessons.
struct LessonChecker {
  let file: String
  let lesson: Lesson
  let lab: AnyLab
  /// The lessons beside it, by name.
  let others: [String: Lesson]
  private(set) var problems: [LessonProblem] = []
  private var session: LessonSession?
  /// Where the session stands in the step that is looked at, microseconds.
  private var time: Int64 = 0

  /// Whether the session of the lesson is opened to look into it.
  private let opensSession: Bool

  init(_ lesson: Lesson, file: String, lab: AnyLab, others: [String: Lesson], opensSession: Bool = true) {
    self.opensSession = opensSession
    self.file = file
    self.lesson = lesson
    self.lab = lab
    self.others = others
  }

  /// Looks at everything.
  mutating func check() {
    checkSource()
    checkNeeds()
    for name in lesson.forbidden { checkAction(name.value, [:], name.line, isKnownOnly: true) }
    for step in lesson.steps { check(step) }
  }

  private mutating func complain(_ line: Int?, _ problem: String, _ remedy: String) {
    problems.append(LessonProblem(file: file, line: line, problem: problem, remedy: remedy))
  }

  private var isLive: Bool {
    if case .run = lesson.source.value { return true }
    return false
  }

  // MARK: the whole

  private mutating func checkSource() {
    let line = lesson.source.line
    switch lesson.source.value {
    case .session(let name):
      let path = LessonLibrary.path(name, beside: file)
      guard FileManager.default.fileExists(atPath: path) else {
        return complain(line, "there is no session \(name) beside the lesson", "Record it, or mend the name")
      }
      guard opensSession else { return }
      do throws(SessionError) {
        let found = try LessonSession(path)
        guard found.system == lab.id else {
          let problem = "the session \(name) is of the system \(found.system), the lesson of \(lab.id)"
          return complain(line, problem, "Give a session of \(lab.id)")
        }
        session = found
      } catch {
        complain(line, "the session cannot be read: \(error.problem)", error.remedy)
      }
    case .run(let plan):
      do throws(ConfigurationError) {
        _ = try lab.values(preset: plan.preset, settings: plan.settings)
        for setting in plan.settings where isFile(setting.name) && !setting.text.isEmpty {
          let path = LessonLibrary.path(setting.text, beside: file)
          if !FileManager.default.fileExists(atPath: path), case .file(_, let line) = setting.origin {
            complain(line, "there is no file \(setting.text) beside the lesson", "Add it, or mend the name")
          }
        }
      } catch {
        if case .file(_, let line) = error.origin {
          complain(line, error.problem, error.remedy)
        } else {
          complain(line, error.problem, error.remedy)
        }
      }
    }
  }

  private func isFile(_ parameter: String) -> Bool {
    lab.parameters.contains { $0.name == parameter && $0.kind == .file }
  }

  private mutating func checkNeeds() {
    let own = LessonLibrary.name(of: file)
    for need in lesson.needs {
      guard need.value != own else {
        complain(need.line, "the lesson needs itself", "Take it away from needs")
        continue
      }
      guard let other = others[need.value] else {
        let hint = Suggestion.nearest(to: need.value, among: others.keys.sorted())
        complain(
          need.line, "there is no lesson \(need.value) beside this one",
          hint.map { "Did you mean \($0)?" } ?? "Add it, or take it away from needs")
        continue
      }
      if Self.chain(of: other, in: others).contains(own) {
        complain(
          need.line, "\(need.value) needs this lesson itself, so that neither can be the first",
          "Take one of them away from needs")
      }
    }
  }

  /// All lessons that come before one.
  private static func chain(of lesson: Lesson, in others: [String: Lesson]) -> Set<String> {
    var found: Set<String> = []
    var open = lesson.needs.map(\.value)
    while let name = open.popLast() {
      if found.insert(name).inserted { open += others[name]?.needs.map(\.value) ?? [] }
    }
    return found
  }

  // MARK: one step

  private mutating func check(_ step: LessonStep) {
    for text in step.texts { checkText(text) }
    for name in step.forbidden { checkAction(name.value, [:], name.line, isKnownOnly: true) }
    if let show = step.show, case .panel(let id, _) = show.value { checkPanel(id, show.line) }
    if let move = step.move { check(move.value, move.line) }
    for deed in step.deeds { check(deed.value, deed.line) }
    if let wait = step.wait { check(wait.value, in: step, wait.line) }
  }

  /// Names of actions in braces stand for their keys.
  private mutating func checkText(_ text: Lined<String>) {
    for name in LessonText.actionNames(in: text.value) where entry(name) == nil {
      complainOfAction(name, text.line)
    }
  }

  private mutating func checkPanel(_ id: String, _ line: Int) {
    let ids = lab.description.panels.map(\.id)
    guard !ids.contains(id) else { return }
    let hint = Suggestion.nearest(to: id, among: ids).map { "Did you mean \($0)?" }
    complain(line, "\(lab.id) has no panel \(id)", hint ?? "Its panels are: \(ids.joined(separator: ", "))")
  }

  private mutating func check(_ move: LessonStep.Move, _ line: Int) {
    guard !isLive else {
      return complain(line, "a live run can be neither sought nor played", "Use wait, or a session as source")
    }
    guard let session else { return }
    switch move {
    case .seek(let place):
      guard let found = session.time(of: place) else { return complainOfPlace(place, session, line) }
      time = found
    case .play(let place, _):
      guard let found = session.time(of: place) else { return complainOfPlace(place, session, line) }
      guard found > time else {
        return complain(
          line, "this moment never comes: the session already stands at or behind it",
          "Seek back first, or play further")
      }
      time = found
    }
  }

  private mutating func complainOfPlace(_ place: LessonStep.Place, _ session: LessonSession, _ line: Int) {
    switch place {
    case .step(let step):
      complain(
        line, "step \(step) never comes: the session ends at step \(session.lastStep)", "Name an earlier one")
    case .seconds(let seconds):
      let end = Words.fixed(Double(session.duration) / 1e6, 1)
      complain(
        line, "\(Value.real(seconds)) s never come: the session ends after \(end) s", "Name an earlier time")
    case .mark(let label):
      let marks = session.marks
      let hint = Suggestion.nearest(to: label, among: marks).map { "Did you mean \($0)?" }
      complain(
        line, "the session has no mark \(label)",
        hint ?? "Its marks are: \(marks.prefix(8).joined(separator: ", "))")
    case .start, .end, .percent: break
    }
  }

  private mutating func check(_ deed: LessonStep.Deed, _ line: Int) {
    switch deed {
    case .pause, .resume:
      if !isLive { complain(line, "only a live run can be paused or resumed", "Use seek or play") }
    case .action(let name, let arguments): checkAction(name, arguments, line)
    case .set(let name, let text):
      guard isLive else {
        return complain(line, "a recorded run cannot be changed", "Use a live run as source")
      }
      guard let parameter = parameter(name, line) else { return }
      do throws(ConfigurationError) {
        _ = try parameter.value(from: text)
      } catch {
        complain(line, error.problem, error.remedy)
      }
    }
  }

  private mutating func check(_ wait: LessonStep.Wait, in step: LessonStep, _ line: Int) {
    switch wait {
    case .step(let step, let pauses):
      if pauses, !isLive { complain(line, "only a live run can be paused", "Take pause away") }
      guard let session, step > session.lastStep else { return }
      complainOfPlace(.step(step), session, line)
    case .seconds(let seconds):
      guard let session, time + Int64(seconds * 1e6) > session.duration else { return }
      complainOfPlace(.seconds(seconds), session, line)
    case .end: break
    case .action(let name, let arguments):
      checkAction(name, arguments, line)
      let forbidden = Set((lesson.forbidden + step.forbidden).map(\.value))
      if forbidden.contains(name) || LessonModel.alwaysForbidden.contains(name) {
        complain(line, "\(name) never comes: it is forbidden here", "Take it away from forbid")
      }
    case .parameter(let name, let low, let high):
      guard isLive else {
        return complain(line, "a recorded run cannot be changed", "Use a live run as source")
      }
      guard let parameter = parameter(name, line) else { return }
      for bound in [low, high].compactMap(\.self) {
        if (try? parameter.validated(.real(bound))) == nil,
          Int(exactly: bound.rounded(.towardZero)).flatMap({ try? parameter.validated(.integer($0)) }) == nil
        {
          complain(line, "\(name) never comes to \(Value.real(bound))", "It lies in \(parameter.domain)")
        }
      }
    }
  }

  /// A parameter that may change during a run.
  private mutating func parameter(_ name: String, _ line: Int) -> ParameterSpecification? {
    let live = lab.parameters.filter(\.isLive)
    if let found = live.first(where: { $0.name == name }) { return found }
    let names = live.map(\.name)
    if lab.parameters.contains(where: { $0.name == name }) {
      complain(
        line, "\(name) cannot change during a run",
        "Those that can are: \(names.isEmpty ? "none" : names.joined(separator: ", "))")
    } else {
      let hint = Suggestion.nearest(to: name, among: lab.parameters.map(\.name)).map { "Did you mean \($0)?" }
      complain(line, "\(lab.id) has no parameter \(name)", hint ?? "See plexus describe \(lab.id)")
    }
    return nil
  }

  // MARK: actions

  private func entry(_ name: String) -> ActionEntry? {
    ActionTable.entries(of: lab.description).first { $0.name == name }
  }

  private mutating func complainOfAction(_ name: String, _ line: Int) {
    let names = ActionTable.entries(of: lab.description).map(\.name)
    let hint = Suggestion.nearest(to: name, among: names).map { "Did you mean \($0)?" }
    complain(line, "there is no action \(name)", hint ?? "See plexus describe \(lab.id) and docs/lessons.md")
  }

  private mutating func checkAction(
    _ name: String, _ arguments: [String: String], _ line: Int, isKnownOnly: Bool = false
  ) {
    guard let entry = entry(name) else { return complainOfAction(name, line) }
    guard !isKnownOnly else { return }
    switch entry.target {
    case .user:
      if !arguments.isEmpty { complain(line, "\(name) takes no arguments", "Take with away") }
      switch entry.place {
      case .replay where isLive: complain(line, "\(name) holds in a replay only", "Use a session as source")
      case .run where !isLive: complain(line, "\(name) holds in a live run only", "Use a run as source")
      case .replay, .run, .panels, .panel: break
      default: complain(line, "\(name) does not belong to panels, run or replay", "Name another action")
      }
    case .system(let action):
      guard isLive else {
        return complain(line, "\(name) needs a live run, the lesson shows a session", "Use a run as source")
      }
      check(arguments, of: action, line)
    }
  }

  private mutating func check(_ arguments: [String: String], of action: ActionDescription, _ line: Int) {
    for name in arguments.keys.sorted() {
      guard let argument = action.arguments.first(where: { $0.name == name }) else {
        let known = action.arguments.map(\.name).joined(separator: ", ")
        complain(
          line, "\(action.name) has no argument \(name)",
          known.isEmpty ? "It takes none" : "It takes: \(known)")
        continue
      }
      // A node may be named; whether it is there shows in the run.
      if argument.kind != .node, argument.value(from: arguments[name] ?? "") == nil {
        complain(line, "\(name) must be \(argument.domain), got \(arguments[name] ?? "")", "Mend the value")
      }
    }
  }
}

extension LessonStep {
  /// All that the learner reads.
  var texts: [Lined<String>] {
    [say, ask?.text].compactMap(\.self) + (ask?.choices.flatMap { [$0.text, $0.reply] } ?? [])
  }
}
