import ArgumentParser
import Foundation
import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at the terminal, its glyphs, the machine and the folders.",
    discussion:
      "Asks the terminal where its cursor stands after a few characters, so that a font or locale that would shift "
      + "the screen shows. Ends with 1 where something is missing that Plexus needs.")

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup var place: DataOptions

  func run() throws {
    let terminal = TerminalReport.current()
    let report = DoctorReport(
      sections: TerminalCheck.sections(terminal)
        + [MachineCheck.section(), FolderCheck.section(data: place.data), FolderCheck.configuration()])
    if json {
      Output.document(report.document)
    } else {
      Output.line(terminal.isUTF8 ? report.text : Glyphs.asciiText(report.text))
    }
    if report.hasProblems { throw CommandError.silent(.failed) }
  }
}
