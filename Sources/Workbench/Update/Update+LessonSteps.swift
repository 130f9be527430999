import Experiments
import Sessions

/// What a step of a lesson does when it begins, and how it sees that what it waits for has come.
extension Model {
  /// Goes to a step, on or back.
  mutating func enterLesson(step: Int) -> [Effect] {
    guard var lesson, lesson.lesson.steps.indices.contains(step) else { return [] }
    let isNew = step >= lesson.begun
    lesson.step = step
    lesson.begun = max(lesson.begun, step + 1)
    lesson.choice = lesson.answers[step] ?? 0
    lesson.offset = 0
    lesson.startTime = nil
    lesson.isToPlay = false
    lesson.startValues = shownState?.values ?? [:]
    self.lesson = lesson
    show(lesson.shown)
    var effects = lesson.run == nil ? place(lesson, isNew: isNew) : []
    if isNew { for deed in lesson.current.deeds { effects += perform(deed.value) } }
    // What a session shows before it has moved says nothing of the new step, except that play may begin.
    return lesson.run != nil || self.lesson?.isToPlay == true ? effects + followLesson() : effects
  }

  private mutating func show(_ show: LessonStep.Show) {
    guard var panels else { return }
    switch show {
    case .all: panels.isZoomed = false
    case .panel(let id, let isZoomed):
      guard let place = panels.descriptions.firstIndex(where: { $0.id == id }) else { return }
      panels.focus = place
      panels.isZoomed = isZoomed
    }
    self.panels = panels
  }

  /// Puts the session where the step wants it; one that plays does so only the first time.
  private mutating func place(_ lesson: LessonModel, isNew: Bool) -> [Effect] {
    let hold: [Effect] = [.replay(.hold)]
    replay?.isPlaying = false
    replay?.isFollowing = false
    guard isNew, case .play(_, let speed)? = lesson.current.move?.value else {
      if lesson.goal != nil { self.lesson?.met.insert(lesson.step) }
      return hold + seek(lesson.place(after: lesson.step))
    }
    replay?.speed = ReplayModel.speeds.firstIndex(of: speed) ?? 2
    self.lesson?.isToPlay = true
    return hold + seek(lesson.place(after: lesson.step - 1))
  }

  private func seek(_ place: LessonStep.Place) -> [Effect] {
    switch place {
    case .start: [.replay(.seekFraction(0))]
    case .end: [.replay(.seekFraction(1))]
    case .step(let step): [.replay(.seekStep(step))]
    case .seconds(let seconds): [.replay(.seek(microseconds: Int64((seconds * 1e6).rounded())))]
    case .percent(let share): [.replay(.seekFraction(share / 100))]
    case .mark(let label):
      replay?.snapshot.marks.mark(called: label).map { [.replay(.seekEvent($0.seq))] } ?? []
    }
  }

  private mutating func playLesson() -> [Effect] {
    lesson?.isToPlay = false
    replay?.isPlaying = true
    return [.replay(.play(speed: ReplayModel.speeds[replay?.speed ?? 2]))]
  }

  /// Holds the session exactly where it was to be played to.
  mutating func finishPlaying(at goal: LessonStep.Place) -> [Effect] {
    replay?.isPlaying = false
    return [.replay(.hold)] + seek(goal)
  }

  mutating func perform(_ deed: LessonStep.Deed) -> [Effect] {
    switch deed {
    case .pause: return send(.pause)
    case .resume: return send(.resume)
    case .set(let name, let text):
      guard let parameter = run?.lab.parameters.first(where: { $0.name == name }),
        let value = try? parameter.value(from: text)
      else { return [] }
      run?.pending[name] = value
      return send(.set(parameter: name, value: value))
    case .action(let name, let texts):
      if let action = UserAction(rawValue: name) { return perform(action) }
      guard let action = shownLab?.description.actions.first(where: { $0.name == name }) else { return [] }
      return send(.act(Action(name, arguments(texts, of: action))))
    }
  }

  /// Arguments as values; nodes may be called by their names.
  private func arguments(_ texts: [String: String], of action: ActionDescription) -> [String: Value] {
    var values: [String: Value] = [:]
    for argument in action.arguments {
      guard let text = texts[argument.name] else { continue }
      values[argument.name] =
        argument.kind == .node
        ? (node(called: text) ?? Int(text)).map(Value.integer) : argument.value(from: text)
    }
    return values
  }

  /// The number of a node in the graphs on the screen.
  private func node(called name: String) -> Int? {
    guard let panels, let state = shownState else { return nil }
    for panel in panels.descriptions {
      guard case .graph(let graph) = panel.content else { continue }
      if let node = state.graph(graph)?.nodes.firstIndex(of: name) { return node }
    }
    return nil
  }

  // MARK: what has come

  /// Looks whether what the step waits for is there.
  mutating func followLesson() -> [Effect] {
    guard let lesson = shownLesson, let state = shownState else { return [] }
    let time = shownTime
    if lesson.startTime == nil {
      self.lesson?.startTime = time
      // A run tells its values only once it has begun.
      if lesson.startValues.isEmpty { self.lesson?.startValues = state.values }
    }
    // A session that is still on its way back to where the step begins.
    if let start = lesson.startTime, time < start { self.lesson?.startTime = time }
    guard !lesson.met.contains(lesson.step) else { return [] }
    if let goal = lesson.goal {
      if lesson.isToPlay { return hasCome(goal) ? [] : playLesson() }
      guard hasCome(goal) else { return [] }
      self.lesson?.met.insert(lesson.step)
      return finishPlaying(at: goal)
    }
    guard hasCome(lesson.current.wait?.value, lesson, state) else { return [] }
    self.lesson?.met.insert(lesson.step)
    guard case .step(_, pauses: true)? = lesson.current.wait?.value, lesson.run != nil else { return [] }
    return send(.pause)
  }

  private func hasCome(_ wait: LessonStep.Wait?, _ lesson: LessonModel, _ state: SessionState) -> Bool {
    switch wait {
    case nil, .action: return false
    case .step(let step, _): return state.step >= step
    case .seconds(let seconds): return shownTime - (lesson.startTime ?? shownTime) >= Int64(seconds * 1e6)
    case .end: return replay.map(\.snapshot.isAtEnd) ?? state.status.isFinal
    case .parameter(let name, let low, let high):
      guard let value = shownValue(name), value != lesson.startValues[name] else { return false }
      guard let number = value.number else { return true }
      return number >= low ?? -.infinity && number <= high ?? .infinity
    }
  }

  /// A parameter's value, or the one that is on its way to the run.
  func shownValue(_ name: String) -> Value? {
    (screen == .run ? run?.pending[name] : nil) ?? shownState?.values[name]
  }

  private func hasCome(_ place: LessonStep.Place) -> Bool {
    guard let snapshot = replay?.snapshot else { return false }
    switch place {
    case .start: return true
    case .end: return snapshot.isAtEnd
    case .step(let step): return snapshot.state.step >= step
    case .seconds(let seconds): return snapshot.time >= Int64(seconds * 1e6)
    case .percent(let share): return snapshot.fraction * 100 >= share
    case .mark(let label): return snapshot.state.seq >= snapshot.marks.mark(called: label)?.seq ?? .max
    }
  }

  /// Microseconds of the run's or session's own time.
  private var shownTime: Int64 { screen == .replay ? replay?.snapshot.time ?? 0 : run?.state.time ?? 0 }

  /// Takes note that the learner has done something.
  mutating func lessonSees(_ name: String, _ given: [String: Value] = [:]) {
    guard let lesson = shownLesson, !lesson.met.contains(lesson.step),
      case .action(let wanted, let texts)? = lesson.current.wait?.value, wanted == name
    else { return }
    let action = shownLab?.description.actions.first { $0.name == name }
    let values = action.map { arguments(texts, of: $0) } ?? [:]
    guard values.allSatisfy({ given[$0.key] == $0.value }) else {
      let asked = texts.keys.sorted().map { "\($0) \(texts[$0] ?? "")" }.joined(separator: ", ")
      tell("done, but the lesson asks for \(asked)")
      return
    }
    self.lesson?.met.insert(lesson.step)
  }
}
