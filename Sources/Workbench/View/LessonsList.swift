import Terminal

/// The lessons on the first screen.
extension Model {
  var lessonsView: ListView {
    let rows = lessons.enumerated().map { place, entry -> ListView.Row in
      let isDone = lessonsDone.contains(entry.name)
      let mark = isDone ? String(Character(look.glyphs.check)) : " "
      guard entry.problems.isEmpty else {
        return .item(
          ListView.Item(entry.name, detail: "cannot be read", marker: mark, scope: .textError))
      }
      let title =
        "\(place + 1)  \(entry.lesson.title)" + (firstNeed(of: entry).map { "  (needs lesson \($0))" } ?? "")
      return .item(ListView.Item(title, marker: mark, markerScope: .textGood))
    }
    return ListView(
      rows: rows, selection: lessons.isEmpty ? nil : home.lesson, isFocused: home.list == .lessons)
  }

  /// The number of a lesson that comes before this one and is not finished.
  private func firstNeed(of entry: LessonEntry) -> Int? {
    for need in entry.lesson.needs where !lessonsDone.contains(need.value) {
      if let place = lessons.firstIndex(where: { $0.name == need.value }) { return place + 1 }
    }
    return nil
  }

  func drawLessons(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isFocused = home.list == .lessons
    let hints = screenKeyMap.hints(ascii: isASCII) { $0.target == .user(.homeLessons) }
    let inside = frame.box(
      rect, title: "Lessons", footer: isFocused ? [] : hints, focused: isFocused, look: look)
    lessonsView.draw(into: &frame, in: inside.inset(columns: 1), look: look)
  }
}

extension HomeGeometry {
  /// Takes room for the lessons below the systems where these leave it, else from that of the sessions: below them on
  /// wide screens, beside them on narrow ones.
  mutating func makeRoom(forLessons count: Int, isWide: Bool) {
    guard count > 0 else { return }
    if systems.rows - systemLines - 2 >= count + 2 {
      (systems, lessons) = systems.splitBottom(count + 2)
    } else if isWide {
      (sessions, lessons) = sessions.splitBottom(min(count + 2, max(4, sessions.rows / 2)))
    } else {
      (sessions, lessons) = sessions.splitLeft(sessions.columns / 2)
    }
  }
}
