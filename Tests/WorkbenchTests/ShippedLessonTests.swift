import Catalog
import Experiments
import Foundation
import Sessions
import Terminal
import Testing
import Workbench

/// The lessons that come with Plexus, with their real sessions and real runs.
@Suite(.serialized) struct ShippedLessonTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "sessions").path

  @Test func `every system has a lesson, and all check clean`() {
    let entries = LessonLibrary.list(Self.folder, labs: catalog)
    for entry in entries { #expect(entry.problems.isEmpty, "\(entry.problems)") }
    #expect(Set(entries.map(\.lesson.system.value)) == Set(catalog.map(\.id)))
    #expect(entries.map(\.lesson.order) == Array(1...entries.count))
    for entry in entries {
      #expect((10...15).contains(entry.lesson.steps.count), "\(entry.name)")
      #expect(entry.lesson.steps.count { $0.ask != nil } >= 2, "\(entry.name)")
    }
  }

  @Test func `all that ships is small`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(files.contains { $0.hasSuffix(".plexus") })
    for file in files {
      let size = try FileManager.default.attributesOfItem(atPath: Self.folder + "/" + file)[.size] as? Int
      #expect(size ?? .max < 1_000_000, "\(file)")
    }
  }

  @Test(
    arguments: ["counting-spikes", "learning-rate", "steering"],
    [
      Size(columns: 80, rows: 24), Size(columns: 160, rows: 48),
    ])
  func `a lesson can be walked from its first step to its last`(name: String, size: Size) throws {
    var entry = LessonLibrary.entry("\(Self.folder)/\(name).yaml", labs: catalog)
    if name == "learning-rate", case .run(var plan) = entry.lesson.source.value {
      // The same number of steps with a network that needs no time.
      for (name, text) in [
        ("hidden", "8"), ("batch", "8"), ("training-images", "2000"), ("validation-images", "100"),
      ] {
        plan.settings.append(Setting(name: name, text: text, origin: .form))
      }
      entry.lesson.source.value = .run(plan)
    }
    var walk = LessonWalk(entry, size: size)
    walk.begin()
    var titles: Set<Int> = []
    for step in entry.lesson.steps.indices {
      try #require(walk.model.shownLesson?.step == step, "\(walk.text)")
      titles.insert(step)
      #expect(walk.text.contains("Step \(step + 1) of \(entry.lesson.steps.count)"))
      try walk.doWhatIsAsked()
      walk.goOn()
    }
    #expect(walk.model.lesson == nil && walk.model.lessonsDone == [name], "\(walk.text)")
    walk.end()
  }

  @Test func `who skips what a lesson asks for finds what it says all the same`() throws {
    let entry = LessonLibrary.entry("\(Self.folder)/steering.yaml", labs: catalog)
    var walk = LessonWalk(entry, size: Size(columns: 120, rows: 40))
    func targets(_ model: Model) -> Int? { model.shownState?.summary?["targets"]?.integer }
    walk.begin()
    try walk.wait("the answer") { targets($0) == 2 }
    let asked = entry.lesson.steps.firstIndex { $0.wait != nil } ?? 0
    for _ in 0..<asked { try walk.skip { _ in true } }
    try walk.skip { targets($0) == 3 }
    try walk.skip { _ in true }
    try walk.skip { targets($0) == 6 }
    try walk.skip { _ in true }
    try walk.skip { targets($0) == 2 }
    #expect(walk.model.shownState?.summary?["sources"]?.integer == 2)
    walk.end()
  }
}
