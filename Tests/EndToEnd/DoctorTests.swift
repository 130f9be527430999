import Foundation
import Testing

/// What `plexus doctor` tells.
@Suite(.serialized)
struct DoctorTests {
  let folder = Folder()

  @Test func `in a terminal it asks for widths and shows each set of glyphs`() throws {
    let pane = try Pane(
      "clear; TERM=xterm-256color \(Program.path) doctor; echo \"code $?\"", columns: 130, rows: 60,
      sessions: folder)
    #expect(pane.shows("code 0", within: 20), "\(pane.screen)")
    let screen = pane.screen
    for text in [
      "xterm-256color, tmux", "130×60", "⣀⣤⣶⣿⠁⠿  6 of 6 columns", "漢字  4 of 4 columns", "braille, if all",
      "synchronized", "openblas", "cores", "0 sessions", "config.yaml", "high-contrast",
    ] {
      #expect(screen.contains(text), "\(text) in\n\(screen)")
    }
    #expect(pane.isSane(), "\(pane.screen)")
  }

  @Test func `without UTF-8 it writes ASCII and proposes it`() throws {
    let pane = try Pane(
      "clear; LC_ALL=C \(Program.path) doctor", columns: 130, rows: 60, sessions: folder)
    #expect(pane.shows("ascii, if all", within: 20), "\(pane.screen)")
    #expect(pane.screen.utf8.allSatisfy { $0 < 0x80 }, "\(pane.screen)")
    #expect(pane.screen.contains("LC_ALL=C.UTF-8"))
  }

  @Test func `without a terminal it says what it could not ask`() throws {
    let text = try Program.run("doctor", sessions: folder)
    #expect(text.status == 0, "\(text.output)\(text.errors)")
    #expect(text.output.contains("not asked: standard output is no terminal"), "\(text.output)")
    let json = try Program.run("doctor", "--json", sessions: folder)
    #expect(json.status == 0)
    let document = json.json
    #expect(document["status"] as? String == "fine", "\(json.output)")
    for section in ["terminal", "glyphs", "machine", "folders", "settings"] {
      #expect(document[section] is [String: Any], "\(section)")
    }
    let folders = document["folders"] as? [String: Any]
    let sessions = folders?["sessions"] as? [String: Any]
    #expect(sessions?["path"] as? String == folder.path)
    #expect(sessions?["writable"] as? Bool == true)
    #expect((sessions?["free_bytes"] as? Int ?? 0) > 0)
  }

  @Test func `a folder that cannot be written to is a problem`() throws {
    let file = try folder.write("file", "")
    let result = try Program.run(
      "doctor", sessions: folder, environment: ["PLEXUS_SESSIONS": file + "/sessions"])
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("PLEXUS_SESSIONS"), "\(result.output)")
  }
}
