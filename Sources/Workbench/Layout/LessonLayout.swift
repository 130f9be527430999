import Terminal

/// Where the narration of a lesson stands: a pure function of the room for the panels.
enum LessonLayout {
  /// Beside the panels where there is width for both, else below them.
  static func split(_ body: Rect) -> (panels: Rect, lesson: Rect) {
    if body.columns >= 100 {
      let (panels, lesson) = body.splitRight(min(max(body.columns * 34 / 100, 40), 64))
      return (panels, lesson)
    }
    let (panels, lesson) = body.splitBottom(min(max(body.rows * 2 / 5, 8), 14))
    return (panels, lesson)
  }
}
