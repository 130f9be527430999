import ArgumentParser
import Catalog
import Experiments
import Sessions

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put two to six sessions beside each other: what differs, what came out, means over seeds.",
    discussion:
      "Running sessions are compared as they stand. Of different systems only the results are compared.")

  @Argument(help: "The sessions: files, or their names in the session folder.")
  var sessions: [String]

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    guard Comparison.sizes.contains(sessions.count) else {
      throw ValidationError("compare takes two to six sessions, got \(sessions.count).")
    }
  }

  func run() throws {
    let found = try Failure.wrap {
      try sessions.map { try ComparedSession.read(try SessionStore.standard().path(of: $0)) }
    }
    let lab = catalog.first { $0.id == found[0].info.header.request.system }
    let comparison = Comparison(found, order: lab?.parameters.map(\.name) ?? [])
    if json {
      Output.document(CompareText.document(comparison))
    } else {
      Output.line(CompareText.text(comparison, lab: lab))
    }
  }
}
