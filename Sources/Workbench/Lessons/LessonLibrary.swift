import Experiments
import Foundation
import Sessions

/// A lesson's file as it was found.
public struct LessonEntry: Sendable {
  /// The name of the file without `.yaml`.
  public var name: String
  public var path: String
  public var lesson: Lesson
  /// All that is wrong with it; only a lesson without problems can be walked.
  public var problems: [LessonProblem]

  package init(name: String, path: String, lesson: Lesson, problems: [LessonProblem] = []) {
    self.name = name
    self.path = path
    self.lesson = lesson
    self.problems = problems
  }
}

/// Finds, reads and checks lessons.
public enum LessonLibrary {
  /// The lessons of a folder in their order, broken ones last.
  ///
  /// - Parameter opensSessions: whether their sessions are looked into, too; the first screen does without, as it has
  ///   to be there at once and then to be silent.
  public static func list(_ folder: String, labs: [AnyLab], opensSessions: Bool = true) -> [LessonEntry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let entries = names.filter { $0.hasSuffix(".yaml") }.sorted().map {
      entry("\(folder)/\($0)", labs: labs, opensSession: opensSessions)
    }
    return entries.sorted { a, b in
      let (first, second) = (a.problems.isEmpty, b.problems.isEmpty)
      return first == second ? (a.lesson.order, a.name) < (b.lesson.order, b.name) : first
    }
  }

  /// Reads and checks one lesson.
  public static func entry(_ path: String, labs: [AnyLab], opensSession: Bool = true) -> LessonEntry {
    var (lesson, problems) = read(path)
    guard problems.isEmpty else {
      return LessonEntry(name: name(of: path), path: path, lesson: lesson, problems: problems)
    }
    if let lab = labs.first(where: { $0.id == lesson.system.value }) {
      var checker = LessonChecker(
        lesson, file: path, lab: lab, others: neighbours(of: path), opensSession: opensSession)
      checker.check()
      problems = checker.problems
    } else {
      let hint = Suggestion.nearest(to: lesson.system.value, among: labs.map(\.id))
      let known = "Known are: \(labs.map(\.id).joined(separator: ", "))"
      problems = [
        LessonProblem(
          file: path, line: lesson.system.line, problem: "there is no system \(lesson.system.value)",
          remedy: hint.map { "Did you mean \($0)?" } ?? known)
      ]
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return LessonEntry(name: name(of: path), path: path, lesson: lesson, problems: problems)
  }

  /// The name of a lesson's file without its extension.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
  }

  /// A path that a lesson names, as seen from the lesson's folder.
  static func path(_ name: String, beside file: String) -> String {
    guard !name.hasPrefix("/") else { return name }
    return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name)
      .standardizedFileURL.path
  }

  /// Reads a lesson from its text without comparing it with anything.
  package static func parse(_ text: String, file: String) -> (Lesson, [LessonProblem]) {
    var reader = LessonReader(file: file)
    let lesson = reader.read(text)
    return (lesson, reader.problems)
  }

  private static func read(_ path: String) -> (Lesson, [LessonProblem]) {
    do {
      return parse(try String(contentsOfFile: path, encoding: .utf8), file: path)
    } catch {
      let problem = LessonProblem(
        file: path, problem: "the lesson cannot be read (\(FileProblem.words(error)))",
        remedy: "Give the path of a YAML file")
      return (Lesson(), [problem])
    }
  }

  /// The lessons in the folder of a file that can be read, by name.
  private static func neighbours(of path: String) -> [String: Lesson] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var lessons: [String: Lesson] = [:]
    for file in names where file.hasSuffix(".yaml") {
      let (lesson, problems) = read("\(folder)/\(file)")
      if problems.isEmpty { lessons[name(of: file)] = lesson }
    }
    return lessons
  }
}
