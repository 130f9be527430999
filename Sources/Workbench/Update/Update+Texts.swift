import Experiments
import Terminal

/// What keys do in a text or a log.
extension Model {
  /// Scrolls by lines; a log is scrolled from its end.
  mutating func scrollText(by lines: Int) {
    guard let panel = panels?.focused, let shown = panels?.focusedState.text else { return }
    let isLog = panel.content == .log
    let offset = moved(shown.offset, by: isLog ? -lines : lines, count: hiddenLines + 1)
    panels?.focusedState.text.offset = offset
  }

  /// Lines of the text with the focus beyond what its panel shows.
  private var hiddenLines: Int {
    guard let (view, inside) = focusedView, let text = view.text else { return 0 }
    return max(0, text.lineCount(columns: inside.columns, ascii: isASCII) - inside.rows)
  }

  /// Goes to the next line with the searched text, or the one before; says whether there is one.
  @discardableResult
  mutating func findText(forwards: Bool, staysHere: Bool = false) -> Bool {
    guard let (view, inside) = focusedView, let text = view.text, let panel = panels?.focused,
      let shown = panels?.focusedState.text
    else { return false }
    let hidden = hiddenLines
    let isLog = panel.content == .log
    let first = isLog ? hidden - min(shown.offset, hidden) : min(shown.offset, hidden)
    let from = staysHere ? first : forwards ? first + 1 : first - 1
    guard
      let line = text.match(from: from, forwards: forwards, columns: inside.columns, ascii: isASCII)
    else { return false }
    let top = min(line, hidden)
    panels?.focusedState.text.offset = isLog ? hidden - top : top
    return true
  }

  /// Goes on to the next match and says so when there is none.
  mutating func goToMatch(forwards: Bool) {
    if !findText(forwards: forwards) { tell("nothing matches") }
  }

  /// Follows what is typed after the key for searching.
  mutating func searchText(_ text: String) -> Bool {
    panels?.focusedState.text.search = text
    return text.isEmpty || findText(forwards: true, staysHere: true)
  }

  mutating func filterLog() {
    guard let shown = panels?.focusedState.text else { return }
    let all = LogLevel.allCases
    let place = all.firstIndex(of: shown.level) ?? 0
    panels?.focusedState.text.level = all[(place + 1) % all.count]
    panels?.focusedState.text.offset = 0
  }
}
