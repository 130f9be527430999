import Experiments

/// A lesson that is being walked.
package struct LessonModel: Sendable {
  package let entry: LessonEntry
  /// The run that belongs to it; nil where it shows a session.
  package var run: Int?
  package var step = 0
  /// Steps whose deeds are done: all before this one.
  package var begun = 0
  /// The highlighted choice of the question.
  package var choice = 0
  /// What was answered, by step.
  package var answers: [Int: Int] = [:]
  /// Steps in which what they wait for has come.
  package var met: Set<Int> = []
  /// Whether the step has yet to play, once the session stands where it begins.
  package var isToPlay = false
  /// When the step began, microseconds of the session's time; nil until it has.
  package var startTime: Int64?
  /// The parameters when the step began.
  package var startValues: ParameterValues = [:]
  /// Rows of the text that are scrolled past.
  package var offset = 0

  /// Actions that would take the run, the session or a panel away from under the lesson.
  package static let alwaysForbidden: Set<String> = Set(
    [
      UserAction.runAgain, .runAgainNewSeed, .runReplay, .runStop, .replayAgain, .replayAgainNewSeed,
      .runNote, .replayNote, .panelHide, .panelEarlier, .panelLater, .panelList,
    ].map(\.rawValue))

  package init(_ entry: LessonEntry) { self.entry = entry }

  package var lesson: Lesson { entry.lesson }
  package var current: LessonStep { lesson.steps[step] }
  package var isAtLastStep: Bool { step == lesson.steps.count - 1 }

  /// The session's path; nil where there is a run.
  package var sessionPath: String? {
    guard case .session(let name) = lesson.source.value else { return nil }
    return LessonLibrary.path(name, beside: entry.path)
  }

  /// What is brought out in the present step.
  package var shown: LessonStep.Show { lesson.steps[...step].last { $0.show != nil }?.show?.value ?? .all }

  /// Where the session stands once a step is done.
  func place(after step: Int) -> LessonStep.Place {
    guard step >= 0, let move = lesson.steps[...step].last(where: { $0.move != nil })?.move else {
      return .start
    }
    switch move.value {
    case .seek(let place), .play(let place, _): return place
    }
  }

  /// What is played to in the present step.
  var goal: LessonStep.Place? {
    guard case .play(let place, _)? = current.move?.value else { return nil }
    return place
  }

  /// Whether the question of the step has its right answer.
  package var isAnsweredRight: Bool {
    guard let ask = current.ask, let answer = answers[step] else { return false }
    return ask.choices[answer].isRight
  }

  /// What the step still needs before it goes on.
  package enum Need: Sendable, Hashable { case nothing, answer, playing, deed, moment }

  package var need: Need {
    if current.ask != nil { return isAnsweredRight ? .nothing : .answer }
    guard !met.contains(step) else { return .nothing }
    if goal != nil { return .playing }
    switch current.wait?.value {
    case .action, .parameter: return .deed
    case .step, .seconds, .end: return .moment
    case nil: return .nothing
    }
  }

  /// What the learner was asked to do and has not done, so that the steps to come hold without it.
  var missingDeed: LessonStep.Deed? {
    guard need == .deed else { return nil }
    switch current.wait?.value {
    case .action(let name, let texts): return .action(name, with: texts)
    case .parameter(let name, let low, let high):
      return (low ?? high).map { .set(parameter: name, to: Int(exactly: $0).map(String.init) ?? "\($0)") }
    case .step, .seconds, .end, nil: return nil
    }
  }

  /// Why an action does not hold in the present step.
  func obstacle(to name: String) -> String? {
    if Self.alwaysForbidden.contains(name) { return "not in a lesson; q leaves it" }
    let forbidden = (lesson.forbidden + current.forbidden).map(\.value)
    return forbidden.contains(name) ? "not in this step of the lesson" : nil
  }
}
