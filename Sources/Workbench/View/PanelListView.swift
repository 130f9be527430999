import Terminal

extension Model {
  /// All panels of the system in their order; those that are shown have a tick.
  func panelList(selection: Int) -> Popup {
    let descriptions = panels?.descriptions ?? []
    let items = arrangement.all(descriptions).map { place in
      let isHidden = arrangement.hidden.contains(descriptions[place].id)
      return ListView.Item(
        descriptions[place].title, detail: isHidden ? "hidden" : "",
        marker: isHidden ? " " : String(Character(look.glyphs.done)),
        scope: isHidden ? .textDim : .text, markerScope: .textGood)
    }
    return Popup(
      title: "Panels", choices: items, selection: selection,
      hints: keyMap.hints(ascii: isASCII) { $0.place == .panelList })
  }
}
