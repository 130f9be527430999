import ArgumentParser
import Catalog
import Experiments
import Foundation
import Workbench

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Walk through a lesson, or check its file.",
    subcommands: [LessonStartCommand.self, LessonCheckCommand.self],
    defaultSubcommand: LessonStartCommand.self)
}

struct LessonStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Walk through a lesson; start may be left out.")

  @Argument(help: "The lesson: its name (see plexus list lessons), or a file.")
  var lesson: String

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var machine: MachineOptions

  func run() throws {
    let entry = try Lessons.entry(lesson)
    guard entry.problems.isEmpty else {
      throw CommandError.failed(entry.problems.map(\.description).joined(separator: "\n"))
    }
    try Screen.open(.lesson(entry), screen, machine)
  }
}

struct LessonCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that is wrong with lessons, with file and line.")

  @Argument(help: "The files, or names of lessons that come with Plexus.")
  var lessons: [String]

  func run() throws {
    let entries = try lessons.map { try Lessons.entry($0) }
    for entry in entries {
      for problem in entry.problems { Output.line("\(problem)") }
      if entry.problems.isEmpty {
        Output.line("\(entry.path): ok, \(entry.lesson.steps.count) steps, \(entry.lesson.system.value)")
      }
    }
    if !entries.allSatisfy(\.problems.isEmpty) { throw CommandError.silent(.failed) }
  }
}

/// The lessons that come with Plexus, and those in files.
enum Lessons {
  static var all: [LessonEntry] {
    Resources.folder("sessions").map { LessonLibrary.list($0, labs: catalog) } ?? []
  }

  /// The lesson in a file, or the one of that name.
  ///
  /// - Throws: `CommandError` if there is neither.
  static func entry(_ name: String) throws -> LessonEntry {
    if name.hasSuffix(".yaml") || name.contains("/") || FileManager.default.fileExists(atPath: name) {
      guard FileManager.default.fileExists(atPath: name) else {
        throw CommandError.usage("\(name): there is no such file. Give the path of a lesson's YAML file")
      }
      return LessonLibrary.entry(name, labs: catalog)
    }
    let entries = all
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    let names = entries.map(\.name)
    let hint = Suggestion.nearest(to: name, among: names).map { "Did you mean \($0)?" }
    throw CommandError.usage(
      "there is no lesson \(name). \(hint ?? "Known are: \(names.joined(separator: ", "))")")
  }

  /// What `plexus list lessons` prints.
  static var rows: [[String]] {
    all.map { entry in
      entry.problems.isEmpty
        ? [entry.name, entry.lesson.title, entry.lesson.system.value, "\(entry.lesson.steps.count) steps"]
        : [entry.name, "broken: plexus lesson check \(entry.name)"]
    }
  }
}
