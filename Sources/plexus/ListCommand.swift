import ArgumentParser
import Catalog
import Datasets
import Experiments
import Foundation
import Sessions
import Workbench

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List systems, sessions, lessons, data sets, themes or keys.")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case systems, sessions, lessons, datasets, themes, keys
  }

  @Argument(help: "systems, sessions, lessons, datasets, themes or keys.")
  var kind: Kind

  @OptionGroup var place: DataOptions

  func validate() throws {
    if place.given != nil, kind != .datasets {
      throw ValidationError("--data goes with list datasets alone.")
    }
  }

  func run() throws {
    let rows: [[String]] =
      switch kind {
      case .systems: catalog.map { [$0.id, $0.description.title, $0.description.paper.identifier] }
      case .sessions: SessionStore.standard().list().map(row)
      case .lessons: Lessons.rows
      case .datasets: datasets()
      case .themes: Screen.themeRows()
      case .keys: keys()
      }
    Output.line(rows.isEmpty ? "none" : TextFormat.columns(rows))
  }

  private func keys() -> [[String]] {
    UserConfiguration.tellProblems()
    return KeyTable.rows(UserConfiguration.read.configuration, systems: catalog.map(\.description))
  }

  private func row(_ entry: SessionEntry) -> [String] {
    let file = URL(fileURLWithPath: entry.path).lastPathComponent
    switch entry.content {
    case .broken(let error): return [file, "broken", error.problem]
    case .session(let info):
      let lab = catalog.first { $0.id == info.header.request.system }
      let headline = info.summary.flatMap { lab?.description.headline($0) } ?? ""
      return [
        file, info.status.rawValue, TextFormat.duration(Double(info.duration) / 1e6), info.header.title,
        headline,
      ]
    }
  }

  private func datasets() -> [[String]] {
    let folder = DataFolder(place.data)
    return ImageDataset.allCases.map { set in
      let state =
        set.isEmbedded
        ? "made by Plexus" : folder.contains(set) ? "in \(folder.path)" : "not in \(folder.path)"
      return [set.rawValue, set.title, state]
    }
  }
}

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say what a system does, its presets, parameters and actions; or the keys of the workbench.")

  @Argument(help: "The system: see plexus list systems; or keys.")
  var system: String

  @Flag(help: "The parameter table in Markdown, as docs/ holds it.")
  var markdown = false

  func run() throws {
    if system == "keys" {
      let rows = KeyTable.rows(WorkbenchConfiguration(), systems: catalog.map(\.description))
      Output.line(markdown ? KeyTable.markdown() : TextFormat.columns(rows))
      return
    }
    let lab = try Lookup.lab(system)
    Output.line(markdown ? DescriptionText.markdown(lab) : DescriptionText.text(lab))
  }
}
