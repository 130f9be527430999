import Experiments
import Foundation
import Sessions
import Synchronization
import Terminal
import Testing
import Workbench

/// The workbench without terminal, threads and files: what the model asks for is done at once, in memory.
struct Bench {
  /// A run or session with all that will happen in it.
  struct Tape {
    var request: RunRequest
    var events: [Event]
    /// Events that have happened, or up to which a replay has come.
    var count: Int
    var isOver = false
    /// How it ended, if not by its own end.
    var status: SessionStatus?

    /// Lets it fail for a reason at its end.
    mutating func fail(_ reason: String) {
      let last = events.last
      events.removeAll { $0.kind == .finished || $0.kind == .failed }
      events.append(Event("failed", .failed(reason), time: last?.time ?? 0))
      count = min(count, events.count)
    }
  }

  static let now: Int64 = 1_795_435_260

  var model: Model
  /// What the model asked for, in order, since this was last emptied.
  var effects: [Effect] = []
  /// Runs by number.
  var runs: [Int: Tape] = [:]
  /// Sessions by path.
  var store: [String: Tape] = [:]
  /// The session that is replayed.
  var path: String?
  /// What people wrote of sessions, by path.
  var remarks: [String: String] = [:]
  /// How much of a run has happened when it starts.
  var startShare = 0.6
  /// Whether runs are cut to a few steps, whatever the form says.
  var isImpatient = false
  /// Names in folders.
  var folders: [String: [String]] = [:]

  init(size: Size = Size(columns: 120, rows: 40), glyphs: Glyphs = .braille, colors: ColorDepth = .palette256)
  {
    var daylight = Theme.midnight
    daylight.name = "daylight"
    model = Model(
      labs: DemoEvents.labs, look: Look(theme: .midnight, glyphs: glyphs, colors: colors),
      themes: [.midnight, daylight], size: size)
    model.about.fingerprint = Fingerprint(
      plexus: "9.8.7", computeVersion: 4, libraries: ["onednn": "2.6", "openblas": "0.3.21"],
      architecture: "x86_64", cpu: "A processor", cpuFeatures: ["avx2", "fma"])
    model.about.places = [AboutModel.Place("sessions", "/home/me/sessions")]
    deliver(.sessions([], now: Self.now))
  }

  var text: [String] { model.view().text }

  /// Whether a text stands somewhere on the screen.
  func shows(_ wanted: String) -> Bool { text.joined(separator: "\n").contains(wanted) }

  /// Whether a text stands on the screen, maybe over several rows that begin in its first columns.
  func says(_ wanted: String) -> Bool {
    let words = text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    return words.contains(wanted)
  }

  /// Presses keys by their canonical names.
  mutating func press(_ keys: String...) {
    for key in keys {
      guard let key = Key(key) else { preconditionFailure("no key is called \(key)") }
      deliver(.input(.key(key)))
    }
  }

  /// Presses the keys of a text.
  mutating func type(_ text: String) {
    for character in text { deliver(.input(.key(.character(character)))) }
  }

  mutating func deliver(_ message: Message) {
    for effect in model.update(message) {
      effects.append(effect)
      perform(effect)
    }
  }

  /// Starts a run of a system from the form.
  mutating func start(_ id: String, settings: [String: String] = [:]) throws {
    let request = try DemoEvents.request(id, settings: settings)
    for effect in model.start(request, DemoEvents.lab(id), preset: "quick", isRecorded: true) {
      effects.append(effect)
      perform(effect)
    }
  }

  /// Puts a finished session into the folder and lists it.
  @discardableResult
  mutating func keep(
    _ id: String, settings: [String: String] = [:], seed: UInt64 = 1, status: SessionStatus? = nil
  ) throws -> String {
    var request = try DemoEvents.request(id, settings: settings)
    request.seed = seed
    let events = DemoEvents.events(request)
    let path = "/sessions/\(id)-\(store.count).plexus"
    store[path] = Tape(
      request: request, events: events, count: events.count, isOver: true, status: status)
    perform(.listSessions)
    return path
  }

  /// The same run, so small that it takes no time.
  private static func short(_ request: RunRequest) -> RunRequest {
    var request = request
    for (name, most) in ["epochs": 6, "steps": 60, "nodes": 300] {
      if let value = request.values[name]?.integer { request.values[name] = .integer(min(value, most)) }
    }
    if request.values["slow"] != nil { request.values["slow"] = .flag(false) }
    return request
  }

  /// Lets a run come to its end.
  mutating func finish(_ id: Int) {
    guard let tape = runs[id] else { return }
    runs[id]?.count = tape.events.count
    runs[id]?.isOver = true
    tell(id)
  }

  mutating func perform(_ effect: Effect) {
    switch effect {
    case .start(let id, let wanted, _, _):
      let request = isImpatient ? Self.short(wanted) : wanted
      let events = DemoEvents.events(request)
      let isNetwork = request.system == "demo-network"
      runs[id] = Tape(
        request: request, events: events,
        count: isNetwork ? events.count : Int(Double(events.count) * startShare))
      tell(id)
    case .resume: break
    case .send(let id, let command): take(command, run: id)
    case .leave(let id): finish(id)
    case .listSessions: list()
    case .open(let path): open(path)
    case .replay(let transport): move(transport)
    case .closeReplay: path = nil
    case .layOut(let key, let graph):
      if let places = Self.positions(key, graph) { deliver(.laidOut(key, places)) }
    case .listFolder(let folder):
      deliver(.listed(FolderListing(folder: folder, names: folders[folder] ?? [])))
    case .compare(let paths):
      let known = paths.filter { store[$0] != nil }
      deliver(known == paths ? .compared(known.map(session)) : .failure("a session cannot be read"))
    case .preview(let path): if store[path] != nil { deliver(.previewed(session(path))) }
    case .verify(let path, _): deliver(.verdict(path: path, .running(0.4)))
    case .rename(let path, let name): rename(path, to: name)
    case .remark(let path, let text):
      remarks[path] = text.isEmpty ? nil : text
      list()
    case .delete(let path):
      store[path] = nil
      deliver(.deleted(path: path))
    case .measure(let system):
      let whole = store.keys.sorted().filter {
        store[$0]?.request.system == system && store[$0]?.isOver == true
      }
      deliver(.measured(system: system, whole.map(session)))
    case .listLessons, .keepLesson, .noteOnRun, .noteOnReplay, .write, .keepArrangements, .setMouse,
      .remember,
      .saveSettings, .saveForm, .cancelVerification, .suspend, .redraw, .quit:
      break
    }
  }

  /// Places of large graphs are worked out once for all tests.
  private static let known = Mutex<[GraphKey: [SIMD2<Float>]]>([:])

  private static func positions(_ key: GraphKey, _ graph: Graph) -> [SIMD2<Float>]? {
    if let places = known.withLock({ $0[key] }) { return places }
    let places = key.layout.positions(of: graph)
    known.withLock { $0[key] = places }
    return places
  }

  private mutating func take(_ command: Command, run id: Int) {
    guard var tape = runs[id], !tape.isOver else { return }
    let time = Int64(tape.count) * 20_000
    var news = [Event("command", .command(command), time: time)]
    if case .stop = command {
      news.append(Event("finished", .finished(["stopped_at_tick": 7]), time: time))
      tape.events.removeSubrange(tape.count...)
      tape.isOver = true
    }
    tape.events.insert(contentsOf: news, at: tape.count)
    tape.count += news.count
    runs[id] = tape
    tell(id)
  }

  private mutating func tell(_ id: Int) {
    guard let tape = runs[id] else { return }
    let path = "/sessions/run-\(id).plexus"
    if tape.isOver { store[path] = tape }
    let state = DemoEvents.state(tape.request, tape.events.prefix(tape.count))
    let recording: RecordingState = tape.isOver ? .closed(path: path) : .recording(path: path)
    deliver(.run(id, RunSnapshot(state: state, recording: recording, isOver: tape.isOver)))
  }

  private mutating func list() {
    let entries = store.keys.sorted().map { path -> SessionEntry in
      var entry = RealSession.entry
      entry.path = path
      entry.content = .session(info(path))
      return entry
    }
    deliver(.sessions(entries, now: Self.now))
  }

  func info(_ path: String) -> SessionInfo {
    var info = RealSession.info
    guard let tape = store[path] else { return info }
    let state = DemoEvents.state(tape.request, tape.events)
    info.path = path
    info.header = DemoEvents.header(tape.request)
    info.status = tape.isOver ? tape.status ?? state.status : .running
    info.summary = state.summary
    info.duration = state.time
    info.lastSeq = state.seq
    info.remark = remarks[path]
    return info
  }

  /// A session as it ended, or as far as it has come.
  func session(_ path: String) -> ComparedSession {
    guard let tape = store[path] else { preconditionFailure("no session \(path)") }
    return ComparedSession(info: info(path), state: DemoEvents.state(tape.request, tape.events))
  }

  private mutating func rename(_ path: String, to name: String) {
    let new = "/sessions/\(name).plexus"
    guard store[new] == nil else { return deliver(.failure("\(new) exists. Choose another name")) }
    store[new] = store.removeValue(forKey: path)
    deliver(.renamed(path: path, to: new))
  }

  private mutating func open(_ path: String) {
    guard store[path] != nil else { return deliver(.failure("there is no session \(path)")) }
    self.path = path
    store[path]?.count = 0
    deliver(.opened(info(path), snapshot(path)))
  }

  private func snapshot(_ path: String) -> ReplaySnapshot {
    guard let tape = store[path] else { preconditionFailure("no session \(path)") }
    let state = DemoEvents.state(tape.request, tape.events.prefix(tape.count))
    let marks = tape.events.enumerated().compactMap { place, event -> TimelineMark? in
      guard case .phase(let label) = event.payload else { return nil }
      return RealSession.mark(.phase, seq: place + 1, time: event.time, label: label)
    }
    return ReplaySnapshot(
      state: state, time: state.time, duration: tape.events.last?.time ?? 0,
      isAtEnd: tape.count == tape.events.count, marks: marks, isGrowing: !tape.isOver)
  }

  /// The numbers of a series' events.
  private func places(of key: EventKey, in tape: Tape) -> [Int] {
    tape.events.indices.filter { tape.events[$0].kind == key.kind && tape.events[$0].name == key.name }
      .map { $0 + 1 }
  }

  private mutating func move(_ transport: Transport) {
    guard let path, let tape = store[path] else { return }
    let all = tape.events.count
    let marks = snapshot(path).marks.map(\.seq)
    switch transport {
    case .play, .hold: break
    case .seek(let microseconds): store[path]?.count = tape.events.count { $0.time <= microseconds }
    case .seekEvent(let seq): store[path]?.count = seq
    case .seekFraction(let fraction): store[path]?.count = Int((Double(all) * fraction).rounded())
    case .seekStep(let step):
      store[path]?.count = tape.events.firstIndex { $0.kind == .scalar && $0.step > step } ?? all
    case .stepForward: store[path]?.count = min(all, tape.count + 1)
    case .stepBackward: store[path]?.count = max(0, tape.count - 1)
    case .nextEvent(let key):
      let next = places(of: key, in: tape).first { $0 > tape.count }
      store[path]?.count = next ?? tape.count
    case .previousEvent(let key):
      let all = places(of: key, in: tape)
      let shown = all.last { $0 <= tape.count } ?? 0
      let before = all.last { $0 < shown } ?? 0
      store[path]?.count = before
    case .nextMark: store[path]?.count = marks.first { $0 > tape.count } ?? all
    case .previousMark: store[path]?.count = marks.last { $0 < tape.count } ?? 0
    case .follow: store[path]?.count = all
    }
    deliver(.replay(path: path, snapshot(path)))
  }
}

/// A failed expectation shows the screen, not every value behind it.
extension Bench: CustomTestStringConvertible {
  var testDescription: String { "\n" + text.joined(separator: "\n") }
}
