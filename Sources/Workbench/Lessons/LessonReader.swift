import Experiments
import Terminal
import Yams

/// Reads a lesson from YAML and gathers all that is wrong with it.
struct LessonReader {
  /// What problems call the file.
  let file: String
  private(set) var problems: [LessonProblem] = []

  /// The only format there is.
  static let format = 1

  init(file: String) { self.file = file }

  /// The lesson; what could not be read is left out and stands in `problems`.
  mutating func read(_ text: String) -> Lesson {
    var lesson = Lesson()
    guard let root = document(text) else { return lesson }
    let known = [
      "format", "title", "summary", "system", "order", "needs", "source", "forbid", "steps",
    ]
    guard let entries = entries(root, of: "a lesson", known: known) else { return lesson }
    guard hasKnownFormat(entries["format"]) else { return lesson }
    lesson.title = required("title", in: entries, of: "a lesson")?.value ?? ""
    lesson.summary = required("summary", in: entries, of: "a lesson")?.value ?? ""
    if let system = required("system", in: entries, of: "a lesson") { lesson.system = system }
    if let node = entries["order"], let order = integer(node, "order", in: 1...999) { lesson.order = order }
    if let node = entries["needs"] { lesson.needs = texts(node, "needs") }
    if let node = entries["forbid"] { lesson.forbidden = texts(node, "forbid") }
    readSource(entries["source"], into: &lesson)
    guard let steps = entries["steps"] else {
      complain(1, "a lesson has no steps", "Add steps: and below it a list that begins with - say: …")
      return lesson
    }
    guard let list = steps.sequence, !list.isEmpty else {
      complain(steps, "steps must be a list", "Begin each step with a hyphen, as in - say: …")
      return lesson
    }
    lesson.steps = list.map { step($0) }
    return lesson
  }

  private mutating func document(_ text: String) -> Node? {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
      complain(1, "the file is empty", "Begin with format: \(Self.format), title: and system:")
    } catch {
      let fault = YAMLFault(error)
      complain(
        fault.line ?? 1, "this is not YAML (\(fault.reason))", "Mend the line; texts with : or # want quotes")
    }
    return nil
  }

  private mutating func hasKnownFormat(_ node: Node?) -> Bool {
    guard let node else {
      complain(1, "the lesson does not say its format", "Add format: \(Self.format) as the first line")
      return false
    }
    guard let number = node.scalar.flatMap({ Int($0.string) }) else {
      complain(node, "format must be a whole number", "Write format: \(Self.format)")
      return false
    }
    guard number == Self.format else {
      complain(
        node, "format \(number) is not known here",
        "This Plexus reads format \(Self.format); a newer one may read it")
      return false
    }
    return true
  }

  private mutating func readSource(_ node: Node?, into lesson: inout Lesson) {
    guard let node else {
      complain(1, "the lesson has no source", "Add source: with session: FILE or run: {preset: quick}")
      return
    }
    guard let entries = entries(node, of: "source", known: ["session", "run"]) else { return }
    guard entries.count == 1 else {
      complain(node, "source must be one of session and run", "Write source: {session: FILE}")
      return
    }
    if let session = entries["session"], let text = text(session, "session") {
      lesson.source = Lined(.session(text), line: line(session))
    }
    if let run = entries["run"], let plan = runPlan(run) {
      lesson.source = Lined(.run(plan), line: line(run))
    }
  }

  private mutating func runPlan(_ node: Node) -> Lesson.RunPlan? {
    guard let entries = entries(node, of: "run", known: ["preset", "seed", "set"]) else { return nil }
    var plan = Lesson.RunPlan()
    if let node = entries["preset"], let preset = text(node, "preset") { plan.preset = preset }
    if let node = entries["seed"], let seed = integer(node, "seed", in: 0...Int.max) {
      plan.seed = UInt64(seed)
    }
    if let node = entries["set"] {
      plan.settings = pairs(node, "set").map { name, value, line in
        Setting(name: name, text: value, origin: .file(file, line: line))
      }
    }
    return plan
  }
}

// MARK: pieces of YAML

extension LessonReader {
  mutating func complain(_ line: Int?, _ problem: String, _ remedy: String) {
    problems.append(LessonProblem(file: file, line: line, problem: problem, remedy: remedy))
  }

  mutating func complain(_ node: Node, _ problem: String, _ remedy: String) {
    complain(line(node), problem, remedy)
  }

  func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

  /// The entries of a mapping by name; those that are not known are told of and left out.
  mutating func entries(_ node: Node, of what: String, known: [String]) -> [String: Node]? {
    guard let mapping = node.mapping else {
      complain(node, "\(what) must be a mapping", "Write name: value with \(known.joined(separator: ", "))")
      return nil
    }
    var entries: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard known.contains(name) else {
        let hint = Suggestion.nearest(to: name, among: known).map { "Did you mean \($0)?" }
        complain(
          key, "\(what) has no entry \(name)", hint ?? "Known are: \(known.joined(separator: ", "))")
        continue
      }
      entries[name] = value
    }
    return entries
  }

  mutating func text(_ node: Node, _ what: String) -> String? {
    guard let text = node.scalar?.string.trimmed, !text.isEmpty else {
      complain(node, "\(what) must be a text", "Write \(what): and a text, in quotes if it holds : or #")
      return nil
    }
    return text
  }

  mutating func lined(_ node: Node, _ what: String) -> Lined<String>? {
    text(node, what).map { Lined($0, line: line(node)) }
  }

  mutating func required(_ name: String, in entries: [String: Node], of what: String, at node: Node? = nil)
    -> Lined<String>?
  {
    guard let value = entries[name] else {
      complain(node.map { line($0) } ?? 1, "\(what) has no \(name)", "Add \(name): …")
      return nil
    }
    return lined(value, name)
  }

  mutating func integer(_ node: Node, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
      let end = range.upperBound == .max ? "" : "\(range.upperBound)"
      complain(
        node, "\(what) must be a whole number in \(range.lowerBound)…\(end), got \(node.words)",
        "Write \(what): \(range.lowerBound)")
      return nil
    }
    return number
  }

  mutating func number(_ node: Node, _ what: String, in range: ClosedRange<Double>) -> Double? {
    guard let number = node.scalar.flatMap({ Double($0.string) }), range.contains(number) else {
      let domain =
        range.upperBound.isFinite
        ? " in \(Value.real(range.lowerBound))…\(Value.real(range.upperBound))"
        : range.lowerBound.isFinite ? " from \(Value.real(range.lowerBound)) up" : ""
      complain(node, "\(what) must be a number\(domain), got \(node.words)", "Write \(what): and a number")
      return nil
    }
    return number
  }

  mutating func flag(_ node: Node, _ what: String) -> Bool? {
    switch node.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      complain(node, "\(what) must be true or false, got \(node.words)", "Write \(what): true")
      return nil
    }
  }

  /// One text or a list of texts.
  mutating func texts(_ node: Node, _ what: String) -> [Lined<String>] {
    guard let list = node.sequence else { return lined(node, what).map { [$0] } ?? [] }
    return list.compactMap { lined($0, what) }
  }

  /// The names and values of a mapping, in its order.
  mutating func pairs(_ node: Node, _ what: String) -> [(name: String, value: String, line: Int)] {
    guard let mapping = node.mapping else {
      complain(node, "\(what) must be a mapping", "Write \(what): {name: value}")
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.string, let text = value.scalar?.string else {
        complain(key, "an entry of \(what) must be a name and one value", "Write \(what): {name: value}")
        return nil
      }
      return (name, text, line(key))
    }
  }
}

extension Node {
  /// What stands there, for a message.
  var words: String { scalar?.string ?? (mapping == nil ? "a list" : "a mapping") }
}

extension String {
  /// Without blanks and ends of lines around it.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
