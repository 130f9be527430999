import Experiments
import Terminal

/// The narration of a lesson beside or below the panels.
extension Model {
  /// Where its text stands.
  var lessonTextRect: Rect { geometry.lesson.inset(columns: 2, rows: 1) }

  /// Rows of the text below those that are shown.
  var hiddenLessonRows: Int {
    guard let lesson = shownLesson else { return 0 }
    return max(0, lessonRows.rows.count - lessonTextRect.rows - lesson.offset)
  }

  func drawLesson(into frame: inout Frame) {
    guard let lesson = shownLesson else { return }
    let hasHiddenQuestion = lesson.need == .answer && hiddenLessonRows > 0
    let title =
      "Step \(lesson.step + 1) of \(lesson.lesson.steps.count)"
      + (hasHiddenQuestion ? " · question below" : "")
    frame.box(geometry.lesson, title: title, footer: lessonHints(lesson), focused: true, look: look)
    let rows = lessonRows.rows
    let rect = lessonTextRect
    let first = max(0, min(lesson.offset, rows.count - rect.rows))
    for (place, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      frame.put(row, at: Point(column: rect.column, row: rect.row + place), look: look, width: rect.columns)
    }
    let edge = geometry.lesson.endColumn - 1
    if first > 0 {
      frame.set(look.glyphs.moreAbove, column: edge, row: rect.row, style: look.style(.key))
    }
    if first + rect.rows < rows.count {
      frame.set(look.glyphs.moreBelow, column: edge, row: rect.endRow - 1, style: look.style(.key))
    }
  }

  /// What the title line says instead of the run's settings.
  var lessonTitle: [Span]? {
    shownLesson.map { [Span("LESSON ", .transportReplay), Span($0.lesson.title, .textStrong)] }
  }

  private func lessonHints(_ lesson: LessonModel) -> [KeyHint] {
    let keys = popup == nil && entry == nil ? keyMap : screenKeyMap
    var map = keys
    map.rename { entry in
      if entry.target == .user(.lessonSkip), lesson.need != .nothing, lesson.need != .playing {
        return "skip"
      }
      guard entry.place == .lessonGo else { return nil }
      if lesson.need == .playing { return "to its end" }
      if hiddenLessonRows > 0 { return "read on" }
      return lesson.isAtLastStep ? "finish" : "go on"
    }
    return map.hints(ascii: isASCII) { entry in
      switch entry.target {
      case .user(.lessonBack): lesson.step > 0
      default: [.lesson, .lessonGo, .lessonText, .lessonQuestion].contains(entry.place)
      }
    }
  }

  // MARK: rows

  /// All rows of the step, and which of them belong to the highlighted choice.
  var lessonRows: (rows: [[Span]], choice: Range<Int>) {
    guard let lesson = shownLesson else { return ([], 0..<0) }
    let columns = lessonTextRect.columns
    var rows = textRows(lesson.current.say?.value, columns)
    if lesson.step == 0 {
      rows = textRows(lesson.lesson.summary, columns, .textDim) + [[]] + rows
    }
    var choice = 0..<0
    if let ask = lesson.current.ask {
      if !rows.isEmpty { rows.append([]) }
      rows += textRows(ask.text.value, columns, .textStrong)
      for place in ask.choices.indices {
        let added = choiceRows(place, ask.choices[place], lesson, columns)
        if place == lesson.choice { choice = rows.count..<rows.count + added.count }
        rows += added
      }
      if let answer = lesson.answers[lesson.step] {
        let given = ask.choices[answer]
        rows.append([])
        rows += textRows(given.reply.value, columns, given.isRight ? .textGood : .textWarning)
      }
    }
    if let line = waitingLine(lesson) {
      if !rows.isEmpty { rows.append([]) }
      rows += LessonText.wrap(line, columns: columns, ascii: isASCII)
    }
    return (rows, choice)
  }

  private func textRows(_ text: String?, _ columns: Int, _ scope: Scope = .text) -> [[Span]] {
    guard let text else { return [] }
    return LessonText(text, scope: scope, key: keyName).rows(columns: columns, ascii: isASCII)
  }

  private func choiceRows(
    _ place: Int, _ choice: LessonStep.Question.Choice, _ lesson: LessonModel, _ columns: Int
  ) -> [[Span]] {
    let isChosen = place == lesson.choice
    let isGiven = lesson.answers[lesson.step] == place
    let glyphs = look.glyphs
    let mark = isGiven ? (choice.isRight ? glyphs.check : glyphs.cross) : isChosen ? glyphs.pointer : " "
    let markScope: Scope = isGiven ? (choice.isRight ? .textGood : .textError) : .key
    let scope: Scope = isChosen ? .textStrong : .text
    let rows = LessonText(choice.text.value, scope: scope, key: keyName).rows(
      columns: columns - 5, ascii: isASCII)
    return rows.enumerated().map { number, row in
      let head: [Span] =
        number == 0
        ? [Span("\(Character(mark)) ", markScope), Span("\(place + 1)  ", .key)] : [Span("     ")]
      return head + row
    }
  }

  /// The key of an action as it is shown, or its name where it has none.
  private func keyName(_ name: String) -> String {
    let entries = ActionTable.entries(of: shownLab?.description)
    let keys = entries.first { $0.name == name }?.keys ?? []
    return keys.first.map { $0.symbol(ascii: isASCII) } ?? name
  }

  /// What the step waits for, or that it has come.
  private func waitingLine(_ lesson: LessonModel) -> [Span]? {
    guard lesson.current.ask == nil else { return nil }
    let glyphs = look.glyphs
    guard let wait = lesson.current.wait?.value else {
      guard lesson.need == .playing else { return nil }
      return [Span("\(Character(glyphs.play)) plays", .transportPlaying)]
    }
    guard lesson.need != .nothing else { return [Span("\(Character(glyphs.check)) done", .textGood)] }
    let turn = Span("\(Character(glyphs.pointer)) your turn: ", .textWarning)
    let waits = Span("\(Character(glyphs.pause)) waits for ", .textWarning)
    switch wait {
    case .action(let name, let arguments):
      let entry = ActionTable.entries(of: shownLab?.description).first { $0.name == name }
      let values = arguments.keys.sorted().compactMap { arguments[$0] }.joined(separator: ", ")
      let what = (entry?.help ?? name) + (values.isEmpty ? "" : " Here: \(values)")
      return [turn, Span(keyName(name), .key), Span(" " + what)]
    case .parameter(let name, _, _):
      let value = shownValue(name).map { " \($0)" } ?? ""
      return [turn, Span("change \(name)"), Span(" (now\(value))", .textDim)]
    case .step(let step, _):
      return [waits, Span("step \(step)"), Span(" (now \(shownState?.step ?? 0))", .textDim)]
    case .seconds(let seconds): return [waits, Span("\(Value.real(seconds)) s to pass")]
    case .end: return [waits, Span("the end")]
    }
  }
}
