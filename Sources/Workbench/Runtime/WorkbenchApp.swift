import Dispatch
import Experiments
import Foundation
import Sessions
import Terminal

/// The edge of the workbench: it waits for events, lets the model take them in, does what that asks for and shows
/// the result.
///
/// Runs, files and layouts have threads of their own.
final class WorkbenchApp {
  private let options: WorkbenchOptions
  private let terminal: TerminalSession
  private let inbox: Inbox
  private let graphs: GraphDesk
  private let sessionFiles: FileDesk
  private let verifications: VerifyDesk
  private let files = DispatchQueue(label: "plexus.files", qos: .userInitiated)
  private let arrangementFile = ArrangementFile.standard()
  private var model: Model
  private var runs: [Int: LiveRun] = [:]
  private var replay: ReplayDesk?
  /// When news was last looked at or shown.
  private var lastFrame: ContinuousClock.Instant?
  private var shown: Frame?
  /// The pictures of that frame, and whether they were new in it.
  private var shownPictures: [Int] = []
  private var hasNewPicture = false
  /// Whether something was taken in that is not shown yet.
  private var isStale = false
  private var isOver = false
  /// The signal that ended the program, if one did.
  private var signal: Int32?

  init(_ options: WorkbenchOptions, terminal: TerminalSession) {
    self.options = options
    self.terminal = terminal
    inbox = Inbox(terminal.waker)
    graphs = GraphDesk(inbox)
    sessionFiles = FileDesk(inbox, store: options.store)
    verifications = VerifyDesk(inbox, fingerprint: options.fingerprint, given: options.given)
    let look = Look(
      theme: options.theme, glyphs: .of(options.glyphs ?? (terminal.isUTF8 ? .braille : .ascii)),
      colors: terminal.colors)
    model = Model(
      labs: options.labs, look: look, themes: [options.theme], size: terminal.size, threads: options.threads,
      dataPath: options.dataPath)
    model.dataNote = options.dataNote
    model.about.fingerprint = options.fingerprint
    model.about.places =
      [AboutModel.Place("sessions", options.store.folder)]
      + options.places.map { AboutModel.Place($0.what, $0.path) }
    model.isMouseOn = options.hasMouse
    personalise()
  }

  /// Takes what belongs to the person: settings, keys, the lines typed before.
  private func personalise() {
    let configuration = options.configuration
    model.usualGlyphs = terminal.isUTF8 ? .braille : .ascii
    model.glyphChoice = options.glyphs
    model.frameRate = configuration.frameRate ?? model.frameRate
    model.keys = configuration.keys
    model.keptSettings = configuration.texts
    model.settingDefaults = ["threads": String(ProcessInfo.processInfo.activeProcessorCount)]
    model.configurationPath = options.files.shown(options.files.configuration)
    model.homeFolder = options.files.home
    model.command.history = options.files.readHistory()
    if !options.problems.isEmpty {
      deliver(.failure(options.problems.map(\.description).joined(separator: "\n")))
    }
  }

  /// Runs until the person or a signal ends it.
  func run() -> Int32 {
    begin()
    draw()
    readThemes()
    while !isOver { turn() }
    terminal.close()
    // A terminal that closes tells so more than once; what is to be saved is saved all the same.
    if signal == SIGHUP { Foundation.signal(SIGHUP, SIG_IGN) }
    finishRuns()
    return signal == nil ? 0 : 130
  }

  private func begin() {
    let kept = arrangementFile.read()
    model.arrangements = kept.arrangements
    if let problem = kept.problem { deliver(.failure(problem)) }
    perform(.listSessions)
    perform(.listLessons)
    switch options.start {
    case .home: break
    case .replay(let path), .watch(let path): perform(.open(path: path))
    case .lesson(let entry): for effect in model.begin(entry) { perform(effect) }
    case .resume(let info):
      for effect in model.resume(info) { perform(effect) }
    case .run(let request, let preset, let recording):
      guard let lab = options.labs.first(where: { $0.id == request.system }) else {
        deliver(.failure("there is no system \(request.system)"))
        return
      }
      for effect in model.start(request, lab, preset: preset, isRecorded: recording != .none) {
        guard case .start(let id, let request, let preset, _) = effect else { continue }
        start(id, request, preset: preset, recording)
      }
    }
  }

  /// One turn of the loop: wait, take in, show.
  private func turn() {
    let events = terminal.poll(timeoutMilliseconds: timeout)
    var isUrgent = false
    for event in events where event != .wake {
      if case .quit(let number) = event { signal = number }
      if case .resumed = event { terminal.redraw() }
      deliver(.input(event))
      isUrgent = true
    }
    if let desk = inbox.takeDesk() {
      replay?.close()
      replay = desk
    }
    let messages = inbox.takeMessages()
    for message in messages { deliver(message) }
    isStale = isStale || isUrgent || !messages.isEmpty
    if signal == SIGHUP { isOver = true }
    guard !isOver else { return }
    let isDue = lastFrame.map { ContinuousClock.now - $0 >= frameTime } ?? true
    guard isUrgent || isDue else { return }
    lastFrame = ContinuousClock.now
    let hasNews = takeNews()
    if hasNews || isStale { draw() }
  }

  /// New pictures in a second at most; they cost a terminal more than all else.
  private static let pictureRate = 20

  /// The least time between two frames that no key asked for.
  private var frameTime: Duration {
    .microseconds(1_000_000 / (hasNewPicture ? min(Self.pictureRate, model.frameRate) : model.frameRate))
  }

  /// Nothing to wait for but events: no timeout.
  ///
  /// Something to show: the rest of the frame's time.
  private var timeout: Int32? {
    guard isStale || inbox.hasNews || replay?.isPlaying == true else { return nil }
    guard let lastFrame else { return 0 }
    let rest = frameTime - (ContinuousClock.now - lastFrame)
    return rest <= .zero ? 0 : Int32((rest / .milliseconds(1)).rounded(.up))
  }

  /// Takes the latest states of what has changed.
  private func takeNews() -> Bool {
    var hasNews = false
    for id in inbox.takeRuns() {
      guard let run = runs[id] else { continue }
      // Reading the outcome first: what ended meanwhile is told again, nothing is missed.
      let isOver = run.outcome != nil
      deliver(.run(id, RunSnapshot(state: run.state, recording: run.recording, isOver: isOver)))
      hasNews = true
    }
    replay?.playOn()
    if inbox.takeReplayNews(), let replay {
      deliver(.replay(path: replay.path, replay.snapshot))
      hasNews = true
    }
    return hasNews
  }

  private func draw() {
    isStale = false
    let pictures = model.shownPictures
    hasNewPicture = pictures != shownPictures
    shownPictures = pictures
    let frame = model.view()
    guard frame != shown else { return }
    terminal.show(frame)
    shown = frame
  }

  private func deliver(_ message: Message) {
    for effect in model.update(message) { perform(effect) }
    // What the model has let go and is over holds all that it showed.
    if runs.count > model.runs.count {
      let shown = Set(model.runs.map(\.id))
      runs = runs.filter { shown.contains($0.key) || $0.value.outcome == nil }
    }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .start(let id, let request, let preset, let isRecorded):
      start(id, request, preset: preset, isRecorded ? .store(options.store) : .none)
    case .resume(let id, let path): resume(id, path)
    case .send(let id, let command): runs[id]?.send(command)
    case .leave(let id): runs[id]?.leave()
    case .noteOnRun(let id, let text): runs[id]?.note(text)
    case .listSessions: sessionFiles.list()
    case .listLessons: listLessons()
    case .keepLesson(let name): keepLesson(name)
    case .compare(let paths): sessionFiles.compare(paths)
    case .preview(let path): sessionFiles.show(path)
    case .verify(let path, let lab): verifications.verify(path, with: lab)
    case .cancelVerification(let path): verifications.cancel(path)
    case .rename(let path, let name): sessionFiles.rename(path, to: name)
    case .remark(let path, let text): sessionFiles.remark(text, on: path)
    case .delete(let path): sessionFiles.delete(path)
    case .measure(let system): sessionFiles.measure(system)
    case .saveForm(let text, let path): sessionFiles.save(text, to: path)
    case .open(let path): open(path)
    case .replay(let transport): replay?.perform(transport)
    case .closeReplay:
      replay?.close()
      replay = nil
    case .noteOnReplay(let text): replay?.note(text)
    case .layOut(let key, let graph):
      graphs.keepOnly(model.awaitedGraphs)
      graphs.layOut(graph, key)
    case .write(let data, let path): write(data, to: path)
    case .keepArrangements(let arrangements): keep(arrangements)
    case .setMouse(let isOn): terminal.mouse = isOn
    case .listFolder(let folder):
      files.async { [inbox] in inbox.post(.listed(FolderListing.read(folder))) }
    case .remember(let line): keep { [files = options.files] in try files.remember(line) }
    case .saveSettings(let settings):
      keep { [files = options.files, inbox] in
        try files.save(settings)
        inbox.post(.notice("saved in \(files.shown(files.configuration))"))
      }
    case .suspend:
      terminal.suspend()
      deliver(.input(.resize(terminal.size)))
      redraw()
    case .redraw: redraw()
    case .quit: isOver = true
    }
  }

  private func write(_ data: ShownData, to path: String) {
    let path = (path as NSString).expandingTildeInPath
    files.async { [inbox] in
      do throws(SessionError) {
        try data.write(to: path)
        inbox.post(.notice("wrote \(path)"))
      } catch {
        inbox.post(.failure(error.problem))
      }
    }
  }

  private func keep(_ arrangements: [String: PanelArrangement]) {
    files.async { [inbox, file = arrangementFile] in
      do {
        try file.write(arrangements)
      } catch {
        inbox.post(.failure("\(file.path) cannot be written: \(FileProblem.words(error))"))
      }
    }
  }

  private func redraw() {
    terminal.redraw()
    shown = nil
  }

  private func start(_ id: Int, _ request: RunRequest, preset: String?, _ recording: RecordingTarget) {
    begin(id) { (lab, options) throws(SessionError) in
      var options = options
      options.preset = preset
      options.recording = recording
      return try LiveRun.start(lab, request, options)
    }
  }

  private func resume(_ id: Int, _ path: String) {
    begin(id) { [given = options.given] (lab, options) throws(SessionError) in
      try LiveRun.resume(path, with: lab, threads: given.threads, dataPath: given.dataPath, options)
    }
  }

  private func begin(
    _ id: Int, _ body: (AnyLab, LiveRun.Options) throws(SessionError) -> LiveRun
  ) {
    guard let lab = model.runs.first(where: { $0.id == id })?.lab else { return }
    var options = LiveRun.Options(fingerprint: options.fingerprint)
    options.isAttended = true
    options.onChange = { [inbox] in inbox.markRun(id) }
    do throws(SessionError) {
      runs[id] = try body(lab, options)
      inbox.markRun(id)
    } catch {
      deliver(.refused(id, "\(error)"))
    }
  }

  private func readThemes() {
    files.async { [inbox, themes = options.themes] in inbox.post(.themes(themes())) }
  }

  private func listLessons() {
    guard let folder = options.lessonFolder else { return }
    files.async { [inbox, labs = options.labs, progress = options.lessonProgress] in
      inbox.post(.lessons(LessonLibrary.list(folder, labs: labs, opensSessions: false), done: progress.done))
    }
  }

  private func keepLesson(_ name: String) {
    files.async { [inbox, progress = options.lessonProgress] in
      do {
        try progress.add(name)
      } catch {
        inbox.post(
          .failure(
            "\(progress.path) cannot be written (\(FileProblem.words(error))): the tick will not last"))
      }
    }
  }

  /// Writes to a file of the person's; what is wrong is told.
  private func keep(_ body: @escaping @Sendable () throws -> Void) {
    files.async { [inbox] in
      do {
        try body()
      } catch let problem as ConfigurationProblem {
        inbox.post(.failure("\(problem)"))
      } catch {
        inbox.post(.failure("nothing could be kept: \(FileProblem.words(error))"))
      }
    }
  }

  private func open(_ name: String) {
    files.async { [inbox, store = options.store] in
      do {
        inbox.post(try ReplayDesk(try store.path(of: name), inbox: inbox))
      } catch {
        inbox.post(.failure("\(error)"))
      }
    }
  }

  /// Lets runs that wait for a person end, and waits until files are closed.
  ///
  /// Runs that still compute are not waited for when a second signal wants the program gone at once; when the
  /// terminal has gone they stop at their next boundary.
  private func finishRuns() {
    let going = Set(model.goingRuns.map(\.id))
    for id in runs.keys.sorted() {
      guard let run = runs[id] else { continue }
      if signal == SIGHUP, going.contains(id) { run.send(.stop(.signal)) }
      run.leave()
    }
    for id in runs.keys.sorted() where signal == SIGHUP || !going.contains(id) {
      runs[id]?.waitUntilFinished()
    }
  }
}
