import Experiments
import Sessions

/// Lessons: beginning, going from step to step, leaving.
extension Model {
  /// The lesson, while its own run or session is on the screen.
  package var shownLesson: LessonModel? {
    guard let lesson else { return nil }
    switch screen {
    case .run: return lesson.run != nil && lesson.run == shownRun ? lesson : nil
    case .replay: return lesson.sessionPath != nil && lesson.sessionPath == replay?.info.path ? lesson : nil
    default: return nil
    }
  }

  /// The places of a lesson that hold now, innermost first.
  ///
  /// While the learner is to do something the usual keys do what they always do.
  var lessonPlaces: [Place] {
    switch shownLesson?.need {
    case nil: []
    case .answer: [.lessonQuestion, .lesson]
    // Arrows with which the learner has just done something do not suddenly turn pages.
    case .nothing where shownLesson?.current.wait != nil: [.lessonGo, .lesson]
    case .nothing, .playing: [.lessonGo, .lessonText, .lesson]
    case .deed, .moment: [.lesson]
    }
  }

  /// Why the lesson does not let an action be done now.
  package func lessonObstacle(to name: String) -> String? { shownLesson?.obstacle(to: name) }

  /// Begins a lesson: opens its session or starts its run.
  package mutating func begin(_ entry: LessonEntry) -> [Effect] {
    if let problem = entry.problems.first {
      tell("\(problem)", isError: true)
      return []
    }
    lesson = LessonModel(entry)
    tellWhatComesBefore(entry.lesson)
    guard case .run(let plan) = entry.lesson.source.value else {
      return lesson?.sessionPath.map { [.open(path: $0)] } ?? []
    }
    guard let lab = lab(entry.lesson.system.value) else { return [] }
    do throws(ConfigurationError) {
      var values = try lab.values(preset: plan.preset, settings: plan.settings)
      for parameter in lab.parameters where parameter.kind == .file {
        guard let name = values[parameter.name]?.text, !name.isEmpty else { continue }
        values[parameter.name] = .text(LessonLibrary.path(name, beside: entry.path))
      }
      let request = RunRequest(
        system: lab.id, values: values, seed: plan.seed, threads: threads, dataPath: dataPath)
      let effects = start(request, lab, preset: plan.preset, isRecorded: false)
      lesson?.run = shownRun
      return effects + enterLesson(step: 0)
    } catch {
      lesson = nil
      tell("\(error)", isError: true)
      return []
    }
  }

  /// A lesson that another one should come before can be walked all the same.
  private mutating func tellWhatComesBefore(_ lesson: Lesson) {
    let missing = lesson.needs.map(\.value).filter { !lessonsDone.contains($0) }
    guard let name = missing.first else { return }
    let title = lessons.first { $0.name == name }?.lesson.title ?? name
    tell("this lesson builds on \(title)")
  }

  /// Goes on with the lesson once its session is open.
  mutating func lessonOpened(_ info: SessionInfo) -> [Effect] {
    guard let lesson, lesson.run == nil else { return [] }
    guard lesson.sessionPath == info.path else {
      self.lesson = nil
      return []
    }
    return enterLesson(step: 0)
  }

  /// The next step; the rest of a long text first, and the end of what plays.
  mutating func nextInLesson() -> [Effect] {
    guard let lesson = shownLesson else { return [] }
    if lesson.need == .playing, let goal = lesson.goal {
      self.lesson?.met.insert(lesson.step)
      self.lesson?.isToPlay = false
      return finishPlaying(at: goal)
    }
    if hiddenLessonRows > 0 {
      let page = max(1, lessonTextRect.rows - 1)
      self.lesson?.offset += page
      return []
    }
    return leaveStep()
  }

  /// The next step, whatever the present one waits for: what the learner should have done the lesson does.
  mutating func skipInLesson() -> [Effect] {
    if let lesson = shownLesson, lesson.run != nil, lesson.need == .moment {
      tell("the run comes to that by itself")
      return []
    }
    let deed = shownLesson?.missingDeed.map { perform($0) } ?? []
    return deed + leaveStep()
  }

  private mutating func leaveStep() -> [Effect] {
    guard let lesson = shownLesson else { return [] }
    guard lesson.isAtLastStep else { return enterLesson(step: lesson.step + 1) }
    let name = lesson.entry.name
    lessonsDone.insert(name)
    let effects = leaveLesson()
    home.lesson = moved(home.lesson, by: 1, count: lessons.count)
    tell("finished: \(lesson.lesson.title)")
    return [.keepLesson(name)] + effects
  }

  mutating func backInLesson() -> [Effect] {
    guard let lesson = shownLesson else { return [] }
    guard lesson.step > 0 else {
      tell("this is the first step; q leaves the lesson")
      return []
    }
    return enterLesson(step: lesson.step - 1)
  }

  /// Shows the first screen with the lessons; the lesson's run ends.
  mutating func leaveLesson() -> [Effect] {
    guard let lesson else { return [] }
    self.lesson = nil
    home.list = lessons.isEmpty ? home.list : .lessons
    home.lesson = lessons.firstIndex { $0.name == lesson.entry.name } ?? 0
    if let id = lesson.run {
      let isOver = runs.first { $0.id == id }?.snapshot.isOver ?? true
      runs.removeAll { $0.id == id }
      leaveRunScreen()
      return (isOver ? [] : [.send(id, .stop(.person)), .leave(id)]) + [.listSessions]
    }
    replay = nil
    screen = .home
    return [.closeReplay, .listSessions]
  }

  // MARK: questions

  mutating func moveChoice(by steps: Int) {
    guard let lesson = shownLesson, let ask = lesson.current.ask else { return }
    let choice = moved(lesson.choice, by: steps, count: ask.choices.count)
    self.lesson?.choice = choice
    showChoice()
  }

  /// Answers with a choice, counted from 0.
  mutating func answer(_ choice: Int) {
    guard let lesson = shownLesson, let ask = lesson.current.ask else { return }
    guard ask.choices.indices.contains(choice) else {
      tell("choose one of 1–\(ask.choices.count)")
      return
    }
    self.lesson?.choice = choice
    self.lesson?.answers[lesson.step] = choice
    self.lesson?.offset = .max
    holdLessonOffset()
  }

  // MARK: home

  /// The lesson that is chosen in the list.
  var chosenLesson: LessonEntry? { lessons.indices.contains(home.lesson) ? lessons[home.lesson] : nil }

  mutating func openChosenLesson() -> [Effect] { chosenLesson.map { begin($0) } ?? [] }

  // MARK: scrolling

  /// Keeps the highlighted choice in sight.
  mutating func showChoice() {
    guard let lesson = shownLesson else { return }
    let (rows, choice) = lessonRows
    let room = lessonTextRect.rows
    let offset = min(max(lesson.offset, choice.upperBound - room), choice.lowerBound)
    self.lesson?.offset = max(0, min(offset, rows.count - room))
  }

  /// Holds the text inside its box.
  mutating func holdLessonOffset() {
    guard let lesson = shownLesson else { return }
    let offset = max(0, min(lesson.offset, lessonRows.rows.count - lessonTextRect.rows))
    self.lesson?.offset = offset
  }

  mutating func scrollLesson(by rows: Int) {
    guard let lesson = shownLesson else { return }
    self.lesson?.offset = lesson.offset + rows
    holdLessonOffset()
  }
}

extension Model {
  /// The panel that the lesson points at.
  var markedPanel: String? {
    guard case .panel(let id, _)? = shownLesson?.shown else { return nil }
    return id
  }

  /// Whether a panel fills the screen although the lesson did not ask for that.
  var isZoomedByLearner: Bool {
    guard panels?.isZoomed == true, let lesson = shownLesson else { return false }
    if case .panel(_, isZoomed: true) = lesson.shown { return false }
    return true
  }
}
