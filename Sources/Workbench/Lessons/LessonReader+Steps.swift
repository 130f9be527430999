import Yams

/// The steps of a lesson.
extension LessonReader {
  mutating func step(_ node: Node) -> LessonStep {
    var step = LessonStep(line: line(node))
    let known = ["say", "show", "seek", "play", "wait", "ask", "do", "forbid"]
    guard let entries = entries(node, of: "a step", known: known) else { return step }
    if let node = entries["say"] { step.say = lined(node, "say") }
    if let node = entries["show"], let show = show(node) { step.show = Lined(show, line: line(node)) }
    if let node = entries["seek"], let place = place(node, "seek") {
      step.move = Lined(.seek(place), line: line(node))
    }
    if let node = entries["play"], let move = play(node) { step.move = Lined(move, line: line(node)) }
    if let node = entries["wait"], let wait = wait(node) { step.wait = Lined(wait, line: line(node)) }
    if let node = entries["ask"] { step.ask = question(node) }
    if let node = entries["do"] { step.deeds = deeds(node) }
    if let node = entries["forbid"] { step.forbidden = texts(node, "forbid") }
    if let seek = entries["seek"], entries["play"] != nil {
      complain(seek, "a step has both seek and play", "Make two steps of it")
    }
    if let wait = entries["wait"], entries["ask"] != nil {
      complain(wait, "a step has both wait and ask", "Make two steps of it")
    }
    if let play = entries["play"], entries["wait"] != nil {
      complain(play, "a step has both play and wait", "Make two steps of it")
    }
    if entries["say"] == nil, entries["ask"] == nil {
      complain(node, "a step says nothing", "Add say: with what the learner is to read, or ask:")
    }
    return step
  }

  private mutating func show(_ node: Node) -> LessonStep.Show? {
    if node.scalar != nil {
      return text(node, "show").map { $0 == "all" ? .all : .panel($0, isZoomed: false) }
    }
    guard let entries = entries(node, of: "show", known: ["panel", "zoom"]),
      let panel = required("panel", in: entries, of: "show", at: node)
    else { return nil }
    let isZoomed = entries["zoom"].flatMap { flag($0, "zoom") } ?? false
    return .panel(panel.value, isZoomed: isZoomed)
  }

  /// A moment: `start`, `end`, or one of step, seconds, percent and mark.
  private mutating func place(_ node: Node, _ what: String) -> LessonStep.Place? {
    switch node.scalar?.string {
    case "start": return .start
    case "end": return .end
    case let other?:
      complain(
        node, "\(what) must be start, end or a mapping, got \(other)", "Write \(what): {step: 100}")
      return nil
    case nil: break
    }
    let known = ["step", "seconds", "percent", "mark"]
    guard let entries = entries(node, of: what, known: known) else { return nil }
    return place(in: entries, of: what, node)
  }

  private mutating func place(in entries: [String: Node], of what: String, _ node: Node)
    -> LessonStep.Place?
  {
    guard entries.count == 1, let (name, value) = entries.first else {
      complain(node, "\(what) must have one of step, seconds, percent and mark", "Write {step: 100}")
      return nil
    }
    switch name {
    case "step": return integer(value, "step", in: 0...Int.max).map { .step($0) }
    case "seconds": return number(value, "seconds", in: 0...1e9).map { .seconds($0) }
    case "percent": return number(value, "percent", in: 0...100).map { .percent($0) }
    default: return text(value, "mark").map { .mark($0) }
    }
  }

  private mutating func play(_ node: Node) -> LessonStep.Move? {
    guard let entries = entries(node, of: "play", known: ["until", "speed"]) else { return nil }
    guard let until = entries["until"] else {
      complain(node, "play does not say until when", "Write play: {until: {step: 100}} or until: end")
      return nil
    }
    var speed = 1.0
    if let node = entries["speed"] {
      guard let number = node.scalar.flatMap({ Double($0.string) }), ReplayModel.speeds.contains(number)
      else {
        complain(
          node, "speed must be one of 0.25, 0.5, 1, 2, 4, 8, 16, 32 and 64, got \(node.words)",
          "Write speed: 2")
        return nil
      }
      speed = number
    }
    return place(until, "until").map { .play(until: $0, speed: speed) }
  }

  private mutating func wait(_ node: Node) -> LessonStep.Wait? {
    if node.scalar?.string == "end" { return .end }
    let known = ["step", "pause", "seconds", "action", "with", "parameter", "at-least", "at-most"]
    guard let entries = entries(node, of: "wait", known: known) else { return nil }
    let kinds = ["step", "seconds", "action", "parameter"].filter { entries[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first, let value = entries[kind] else {
      complain(
        node, "wait must have one of step, seconds, action and parameter",
        "Write wait: {action: panel.zoom}, or wait: end")
      return nil
    }
    let more: [String] =
      switch kind {
      case "step": ["pause"]
      case "action": ["with"]
      case "parameter": ["at-least", "at-most"]
      default: []
      }
    for name in known where name != kind && !more.contains(name) {
      if let stray = entries[name] { complain(stray, "\(name) does not go with \(kind)", "Take it away") }
    }
    switch kind {
    case "step":
      let pauses = entries["pause"].flatMap { flag($0, "pause") } ?? false
      return integer(value, "step", in: 0...Int.max).map { .step($0, pauses: pauses) }
    case "seconds": return number(value, "seconds", in: 0...1e9).map { .seconds($0) }
    case "action":
      let arguments = entries["with"].map { argumentTexts($0) } ?? [:]
      return text(value, "action").map { .action($0, with: arguments) }
    default:
      let all = -Double.infinity...Double.infinity
      let low = entries["at-least"].flatMap { number($0, "at-least", in: all) }
      let high = entries["at-most"].flatMap { number($0, "at-most", in: all) }
      return text(value, "parameter").map { .parameter($0, atLeast: low, atMost: high) }
    }
  }

  private mutating func argumentTexts(_ node: Node) -> [String: String] {
    Dictionary(pairs(node, "with").map { ($0.name, $0.value) }) { $1 }
  }

  private mutating func question(_ node: Node) -> LessonStep.Question? {
    guard let entries = entries(node, of: "ask", known: ["question", "choices"]) else { return nil }
    let text = required("question", in: entries, of: "ask", at: node)
    guard let list = entries["choices"]?.sequence, (2...6).contains(list.count) else {
      complain(entries["choices"] ?? node, "ask needs 2 to 6 choices", "Write choices: and a list of them")
      return nil
    }
    let choices = list.compactMap { choice($0) }
    let right = choices.count(where: \.isRight)
    if choices.count == list.count, right != 1 {
      complain(
        entries["choices"] ?? node, "\(right) choices are right, not one",
        "Write right: true at one of them")
    }
    return text.map { LessonStep.Question(text: $0, choices: choices) }
  }

  private mutating func choice(_ node: Node) -> LessonStep.Question.Choice? {
    guard let entries = entries(node, of: "a choice", known: ["text", "right", "reply"]) else { return nil }
    let isRight = entries["right"].flatMap { flag($0, "right") } ?? false
    let text = required("text", in: entries, of: "a choice", at: node)
    let reply = required("reply", in: entries, of: "a choice", at: node)
    guard let text, let reply else { return nil }
    return LessonStep.Question.Choice(text: text, isRight: isRight, reply: reply)
  }

  private mutating func deeds(_ node: Node) -> [Lined<LessonStep.Deed>] {
    (node.sequence.map { Array($0) } ?? [node]).compactMap { node in
      deed(node).map { Lined($0, line: line(node)) }
    }
  }

  private mutating func deed(_ node: Node) -> LessonStep.Deed? {
    switch node.scalar?.string {
    case "pause": return .pause
    case "resume": return .resume
    case let other?:
      complain(
        node, "do must be pause, resume or a mapping, got \(other)", "Write do: {action: panel.zoom}")
      return nil
    case nil: break
    }
    guard let entries = entries(node, of: "do", known: ["action", "with", "set", "to"]) else { return nil }
    if let action = entries["action"], entries["set"] == nil, entries["to"] == nil {
      let arguments = entries["with"].map { argumentTexts($0) } ?? [:]
      return text(action, "action").map { .action($0, with: arguments) }
    }
    if let set = entries["set"], let to = entries["to"], entries["action"] == nil, entries["with"] == nil {
      guard let name = text(set, "set"), let value = text(to, "to") else { return nil }
      return .set(parameter: name, to: value)
    }
    complain(
      node, "do must have action, or set and to", "Write do: {set: learning-rate, to: 0.01}")
    return nil
  }
}
