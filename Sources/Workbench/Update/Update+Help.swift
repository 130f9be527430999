import Terminal

/// Opening, reading and closing the help.
extension Model {
  mutating func openHelp() {
    if case .help = popup { return }
    coveredPopup = popup
    helpFilter = ""
    popup = .help(offset: 0)
  }

  mutating func closeHelp() {
    popup = coveredPopup
    coveredPopup = nil
    helpFilter = ""
  }

  mutating func scrollHelp(by lines: Int) {
    guard case .help(let offset) = popup else { return }
    popup = .help(offset: max(0, min(offset + lines, helpScroll)))
  }

  mutating func filterHelp(by text: String) {
    helpFilter = text
    popup = .help(offset: 0)
  }
}
