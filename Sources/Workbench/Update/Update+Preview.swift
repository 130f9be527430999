import Experiments
import Sessions

/// What the box at the bottom of the first screen shows: the chosen session, or the chosen system's last one.
extension Model {
  /// The run of this process that is shown as it goes on.
  var previewedRun: RunModel? {
    if home.list == .sessions {
      if case .run(let run) = chosenRow { return run }
      return nil
    }
    guard let lab = chosenSystem else { return nil }
    return runs.last { $0.lab.id == lab.id }
  }

  /// The session that is shown in its last state.
  var previewedEntry: SessionEntry? {
    guard previewedRun == nil, case .entry(let entry) = chosenSession, entry.info != nil else { return nil }
    return entry
  }

  /// What is kept of that session, if it has not grown since.
  var preview: HomePreview? {
    guard let entry = previewedEntry else { return nil }
    return home.previews.last { preview in
      preview.session.info.path == entry.path && preview.session.info.lastSeq >= entry.info?.lastSeq ?? 0
    }
  }

  /// Asks for what the chosen session shows, once, where there is room for it.
  mutating func previewEffects() -> [Effect] {
    guard screen == .home, hasPreview, let entry = previewedEntry else {
      home.previewAsked = nil
      return []
    }
    let wanted = "\(entry.path) \(entry.info?.lastSeq ?? 0)"
    guard preview == nil, home.previewAsked != wanted else { return [] }
    home.previewAsked = wanted
    return [.preview(path: entry.path)]
  }

  mutating func take(preview session: ComparedSession) -> [Effect] {
    guard let lab = lab(of: session.info) else { return [] }
    var preview = HomePreview(session, panels: lab.description.panels)
    let missing = preview.panels.updateDrawings(session.state, places: places)
    home.previews.removeAll { $0.session.info.path == session.info.path }
    home.previews.append(preview)
    if home.previews.count > HomePreview.most { home.previews.removeFirst() }
    return layOut(missing)
  }
}
