import Experiments
import Sessions
import Terminal

extension Model {
  /// Takes in what happened and says what the runtime is to do; reads no clock and touches nothing else.
  package mutating func update(_ message: Message) -> [Effect] {
    let effects = process(message)
    return effects + previewEffects()
  }

  private mutating func process(_ message: Message) -> [Effect] {
    switch message {
    case .input(let event): return take(event)
    case .perform(let action): return perform(action)
    case .sessions(let entries, let now):
      sessions = entries
      self.now = now
      holdHomeSelection()
      return []
    case .lessons(let entries, let done):
      (lessons, lessonsDone) = (entries, done)
      home.lesson = moved(home.lesson, by: 0, count: entries.count)
      return []
    case .run(let id, let snapshot): return take(snapshot, ofRun: id) + followLesson()
    case .compared(let sessions): return showComparison(sessions)
    case .previewed(let session): return take(preview: session)
    case .verdict(let path, let verdict): return take(verdict, of: path)
    case .renamed(let path, let new): return sessionMoved(from: path, to: new)
    case .deleted(let path): return sessionGone(path)
    case .measured(let system, let sessions):
      setup?.take(sessions, of: system)
      return []
    case .refused(let id, let reason):
      runs.removeAll { $0.id == id }
      if shownRun == id { leaveRunScreen() }
      tell(reason, isError: true)
      return endIfQuitting()
    case .opened(let info, let snapshot): return show(info, snapshot) + lessonOpened(info)
    case .replay(let path, let snapshot): return take(snapshot, ofReplay: path) + followLesson()
    case .laidOut(let key, let places):
      remember(places, of: key)
      for place in runs.indices { runs[place].panels.take(places: places, of: key) }
      replay?.panels.take(places: places, of: key)
      for place in home.previews.indices { home.previews[place].panels.take(places: places, of: key) }
      return []
    case .listed(let listing):
      take(listing)
      return []
    case .themes(let themes):
      take(themes)
      let fields = settingFields
      settings?.fields = fields
      return []
    case .notice(let text):
      tell(text)
      return []
    case .failure(let text):
      tell(text, isError: true)
      return []
    }
  }

  private mutating func take(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .mouse(let event):
      return isMouseOn ? point(event) : []
    case .paste(let text):
      guard isTyping else { return [] }
      entry?.editor.insert(String(text.map { $0.isNewline ? " " : $0 }))
      return entryChanged()
    case .resize(let size):
      self.size = size
      holdLessonOffset()
      return []
    case .quit: return endBySignal()
    case .wake, .resumed: return []
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if let found = keyMap.entry(for: key) {
      switch found.target {
      case .user(let action): return perform(action)
      case .system(let action): return begin(action)
      }
    }
    if isTyping {
      entry?.editor.handle(key)
      return entryChanged()
    }
    if screen == .setup, popup == nil, let typed = key.typed, startsNumber(typed) {
      beginEdit(with: String(typed))
      return entryChanged()
    }
    if popup == nil {
      let help = keyMap.entries.first { $0.target == .user(.help) }?.keys.first ?? .function(1)
      tell("\(key.symbol(ascii: isASCII)) does nothing here; \(help.symbol(ascii: isASCII)) shows what does")
    }
    return []
  }

  /// Whether characters go into a text; help may cover it.
  private var isTyping: Bool {
    if case .help = popup { return entry?.purpose == .helpFilter }
    return entry != nil
  }

  /// Whether only ASCII is shown.
  var isASCII: Bool { look.glyphs.kind == .ascii }

  mutating func tell(_ text: String, isError: Bool = false) {
    notice = Notice(text: text, isError: isError)
  }

  /// Asks for the places of graphs that have none yet.
  func layOut(_ missing: [(GraphKey, Graph)]) -> [Effect] { missing.map { .layOut($0.0, $0.1) } }

  /// Keeps the places of the last graphs.
  private mutating func remember(_ found: [SIMD2<Float>], of key: GraphKey) {
    placesOrder.removeAll { $0 == key }
    placesOrder.append(key)
    places[key] = found
    if placesOrder.count > 8 { places[placesOrder.removeFirst()] = nil }
  }
}
