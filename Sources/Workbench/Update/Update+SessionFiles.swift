import Experiments
import Sessions

/// What can be done to the chosen session's file: name, remark, deletion, verification.
extension Model {
  /// Why the chosen session cannot be changed.
  var obstacleToChange: String? {
    guard let row = chosenRow else { return "choose a session first (Tab goes to the list)" }
    guard row.path != nil else { return "the run is not recorded" }
    if row.isBeingRecorded { return "the session is being recorded; wait until its run is over" }
    if let path = row.path, home.verdicts[path]?.isOpen == true {
      return "the session is being verified; v calls that off"
    }
    return nil
  }

  var obstacleToVerify: String? {
    guard let row = chosenRow, let path = row.path else { return obstacleToChange }
    if home.verdicts[path]?.isOpen == true { return nil }
    if let reason = obstacleToChange { return reason }
    return lab(ofRow: row) == nil ? "this program does not know the system of this session" : nil
  }

  /// Does something with the chosen session, once its run is ended if that only waits for the person.
  mutating func change(_ action: UserAction) -> [Effect] {
    if case .run(let run)? = chosenRow, run.isWaiting {
      afterEnd = (run.id, action)
      return [.leave(run.id)]
    }
    switch action {
    case .homeRename: askForName()
    case .homeRemark: askForRemark()
    case .homeDelete: askToDelete()
    case .homeVerify: return verifyChosen()
    default: break
    }
    return []
  }

  /// Does what waited for the end of a run.
  mutating func changeAfterEnd(of id: Int) -> [Effect] {
    guard let (run, action) = afterEnd, run == id else { return [] }
    afterEnd = nil
    guard screen == .home, case .run(let chosen)? = chosenRow, chosen.id == id else { return [] }
    return change(action)
  }

  private func lab(ofRow row: SessionRow) -> AnyLab? {
    switch row {
    case .run(let run): run.lab
    case .entry(let entry): entry.info.flatMap { lab(of: $0) }
    }
  }

  mutating func askForName() {
    guard let path = chosenRow?.path else { return }
    let name = SessionStore.name(of: path)
    entry = TextEntry(.rename(path: path), text: name)
  }

  mutating func askForRemark() {
    guard let row = chosenRow, let path = row.path else { return }
    var remark: String?
    if case .entry(let entry) = row { remark = entry.info?.remark }
    entry = TextEntry(.remark(path: path), text: remark ?? "")
  }

  mutating func rename(_ path: String, to name: String) -> [Effect] {
    guard !name.isEmpty, name != SessionStore.name(of: path) else { return [] }
    return [.rename(path: path, to: name)]
  }

  mutating func askToDelete() {
    guard let path = chosenRow?.path else { return }
    popup = .deleteQuestion(path: path)
  }

  mutating func deleteSession() -> [Effect] {
    guard case .deleteQuestion(let path) = popup else { return [] }
    popup = nil
    return [.delete(path: path)]
  }

  /// Begins to verify the chosen session, or calls its verification off.
  mutating func verifyChosen() -> [Effect] {
    guard let row = chosenRow, let path = row.path, let lab = lab(ofRow: row) else { return [] }
    if home.verdicts[path]?.isOpen == true {
      home.verdicts[path] = nil
      tell("verification called off")
      return [.cancelVerification(path: path)]
    }
    home.verdicts[path] = .waiting
    tell("verifies \(SessionStore.name(of: path)) behind the screen; v again calls it off")
    return [.verify(path: path, lab)]
  }

  /// Takes how a verification stands; one that was called off counts no more.
  mutating func take(_ verdict: Verdict, of path: String) -> [Effect] {
    guard home.verdicts[path]?.isOpen == true else { return [] }
    home.verdicts[path] = verdict
    let name = SessionStore.name(of: path)
    switch verdict {
    case .waiting, .running: break
    case .agrees(let words): tell("\(name): \(words)")
    case .differs(let words): tell("\(name) differs: \(words)", isError: true)
    case .failed(let reason): tell(reason, isError: true)
    }
    return []
  }

  mutating func sessionMoved(from path: String, to new: String) -> [Effect] {
    runs.removeAll { $0.snapshot.isOver && $0.snapshot.recording.path == path }
    home.marked = home.marked.map { $0 == path ? new : $0 }
    home.verdicts[new] = home.verdicts.removeValue(forKey: path)
    home.previews.removeAll { $0.session.info.path == path }
    tell("is now called \(SessionStore.name(of: new))")
    return [.listSessions]
  }

  mutating func sessionGone(_ path: String) -> [Effect] {
    runs.removeAll { $0.snapshot.isOver && $0.snapshot.recording.path == path }
    home.marked.removeAll { $0 == path }
    home.verdicts[path] = nil
    home.previews.removeAll { $0.session.info.path == path }
    tell("deleted \(SessionStore.name(of: path))")
    return [.listSessions]
  }
}
