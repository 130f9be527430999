import Sessions

/// Labels of marks on the line of time, short enough to stand between their neighbours.
enum TimelineLabels {
  /// Phases that begin alike say what they have in common once, where not all fit in full: `epoch 1`, `2`, `3`.
  static func shortened(_ marks: [TimelineMark], duration: Int64, columns: Int) -> [TimelineMark] {
    let phases = marks.indices.filter { marks[$0].kind == .phase }
    guard phases.count > 2, duration > 0 else { return marks }
    let isTight = zip(phases, phases.dropFirst()).contains { one, other in
      let share = Double(marks[other].time - marks[one].time) / Double(duration)
      return share * Double(columns) < Double(marks[one].label.count + 2)
    }
    guard isTight else { return marks }
    // How much room each phase has up to the next one.
    let next = Dictionary(zip(phases, phases.dropFirst())) { first, _ in first }
    func room(_ place: Int) -> Int {
      let end = next[place].map { marks[$0].time } ?? duration
      return Int(Double(end - marks[place].time) / Double(duration) * Double(columns)) - 2
    }
    var marks = marks
    let words = marks.map { $0.label.split(separator: " ") }
    for place in phases where words[place].count > 1 {
      // `epoch 3 of 40` and `epoch 3` alike are the third.
      let isFirst = phases.first { words[$0].first == words[place].first } == place
      let both = words[place].prefix(2).joined(separator: " ")
      marks[place].label = isFirst && both.count <= room(place) ? both : String(words[place][1])
    }
    return marks
  }
}
