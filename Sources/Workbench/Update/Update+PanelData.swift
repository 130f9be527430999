import Experiments
import Sessions

extension Model {
  /// Asks where the data of the panel with the focus shall go; proposes a name after session and panel.
  mutating func askForPanelFile() {
    guard let panel = panels?.focused, let state = shownState else { return }
    guard let data = panel.data(in: state) else { return tell("nothing has come for \(panel.title) yet") }
    let path = screen == .replay ? replay?.info.path : run?.snapshot.recording.path
    let file = path?.split(separator: "/").last.map(String.init) ?? shownLab?.id ?? "plexus"
    let session =
      file.hasSuffix(SessionStore.suffix) ? String(file.dropLast(SessionStore.suffix.count)) : file
    entry = TextEntry(.panelFile(panel), text: "\(session)-\(panel.id).\(data.formats[0].rawValue)")
  }

  mutating func writePanel(_ panel: PanelDescription, to path: String) -> [Effect] {
    guard !path.isEmpty, let data = shownState.flatMap({ panel.data(in: $0) }) else { return [] }
    return [.write(data, path: path)]
  }
}
