import Terminal

extension Model {
  /// The screen as it looks now; the same model always gives the same frame.
  package func view() -> Frame {
    var frame = Frame(size: size, look: look)
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      let need = "need \(Self.smallest.columns)×\(Self.smallest.rows), have \(size.columns)×\(size.rows)"
      frame.put(need, at: Point(column: 0, row: size.rows / 2), style: look.style(.textWarning))
      return frame
    }
    switch screen {
    case .home: drawHome(into: &frame)
    case .setup: drawSetup(into: &frame)
    case .settings: drawSettings(into: &frame)
    case .run: drawRun(into: &frame)
    case .replay: drawReplay(into: &frame)
    case .compare: drawCompare(into: &frame)
    case .about: drawAbout(into: &frame)
    }
    drawNotice(into: &frame)
    drawCommandLine(into: &frame)
    drawPalette(into: &frame)
    drawLesson(into: &frame)
    drawPopup(into: &frame)
    return frame
  }

  /// The panels alone, without title, line of time and status: the same for a state however it was reached.
  package func panelsFrame() -> Frame {
    var frame = Frame(size: size, look: look)
    drawPanels(into: &frame)
    return frame
  }

  /// Draws the panels of a run or replay.
  func drawPanels(into frame: inout Frame) {
    guard let panels, let state = shownState else { return }
    let keys = popup == nil && entry == nil ? keyMap : screenKeyMap
    let marked = markedPanel
    for tile in panelTiles {
      let panel = panels.descriptions[tile.index]
      let isFocused = tile.index == panels.focus
      let view = PanelView(
        panel: panel, state: state, shown: panels.state(of: panel), drawing: panels.drawings[panel.id],
        isFocused: isFocused, isMarked: panel.id == marked)
      view.draw(into: &frame, in: tile.rect, hints: isFocused ? panelHints(keys) : [], look: look)
    }
  }

  /// Whether a key would do something now.
  private func isDoable(_ entry: ActionEntry) -> Bool {
    guard case .user(let action) = entry.target else { return true }
    return obstacle(to: action) == nil
  }

  private func panelHints(_ keys: KeyMap) -> [KeyHint] {
    keys.hints(ascii: isASCII) { entry in
      switch entry.place {
      case .panel, .systemPanel, .picture, .cursor:
        isDoable(entry)
      case .panels:
        entry.target == .user(.panelZoom) || entry.target == .user(.panelRead) && hasReadableValues
      default: false
      }
    }
  }
}
