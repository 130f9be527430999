import Experiments
import Sessions
import Terminal

extension Model {
  /// Shows a session that was opened; a growing one at its end, others from the beginning.
  mutating func show(_ info: SessionInfo, _ snapshot: ReplaySnapshot) -> [Effect] {
    if shownRun != nil { leaveRunScreen() }
    var replay = ReplayModel(info: info, lab: lab(info.header.request.system), snapshot: snapshot)
    replay.panels = arranged(replay.panels, system: info.header.request.system)
    replay.isFollowing = snapshot.isGrowing
    replay.isPlaying = !snapshot.isGrowing
    let missing = replay.panels.updateDrawings(snapshot.state, places: places)
    let speed = ReplayModel.speeds[replay.speed]
    self.replay = replay
    screen = .replay
    if let notice = info.notice { tell(notice) }
    return layOut(missing) + [.replay(replay.isFollowing ? .follow : .play(speed: speed))]
  }

  mutating func take(_ snapshot: ReplaySnapshot, ofReplay path: String) -> [Effect] {
    guard var replay, replay.info.path == path else { return [] }
    replay.snapshot = snapshot
    let missing = replay.panels.updateDrawings(snapshot.state, places: places)
    var effects = layOut(missing)
    if replay.isPlaying, snapshot.isAtEnd, replay.isLooping, !snapshot.isGrowing, snapshot.duration > 0 {
      effects.append(.replay(.seekFraction(0)))
    } else if replay.isPlaying, snapshot.isAtEnd {
      replay.isPlaying = false
      replay.isFollowing = snapshot.isGrowing
      effects.append(.replay(snapshot.isGrowing ? .follow : .hold))
    }
    if !snapshot.isGrowing { replay.isFollowing = false }
    self.replay = replay
    return effects
  }

  mutating func playOrHold() -> [Effect] {
    guard let replay else { return [] }
    let speed = ReplayModel.speeds[replay.speed]
    if replay.isPlaying || replay.isFollowing {
      self.replay?.isPlaying = false
      self.replay?.isFollowing = false
      return [.replay(.hold)]
    }
    if replay.snapshot.isGrowing, replay.snapshot.isAtEnd { return goToEnd() }
    self.replay?.isPlaying = true
    let rewind: [Effect] = replay.snapshot.isAtEnd ? [.replay(.seekFraction(0))] : []
    return rewind + [.replay(.play(speed: speed))]
  }

  mutating func toggleLoop() {
    guard let replay else { return }
    self.replay?.isLooping = !replay.isLooping
    tell(replay.isLooping ? "holds at the end" : "plays again from the beginning at the end")
  }

  mutating func changeSpeed(by steps: Int) -> [Effect] {
    guard let replay else { return [] }
    let place = moved(replay.speed, by: steps, count: ReplayModel.speeds.count)
    self.replay?.speed = place
    return replay.isPlaying ? [.replay(.play(speed: ReplayModel.speeds[place]))] : []
  }

  /// Moves the replay; steps and marks hold it, seeks let it play on.
  mutating func move(_ transport: Transport) -> [Effect] {
    replay?.isFollowing = false
    switch transport {
    case .stepForward, .stepBackward, .nextEvent, .previousEvent:
      replay?.isPlaying = false
      return [.replay(.hold), .replay(transport)]
    default: return [.replay(transport)]
    }
  }

  /// One step; with the focus on a tracker, one of its frames.
  mutating func stepReplay(forward: Bool) -> [Effect] {
    guard case .tracking(let name) = panels?.focused?.content else {
      return move(forward ? .stepForward : .stepBackward)
    }
    let key = EventKey(kind: .tracking, name: name)
    return move(forward ? .nextEvent(key) : .previousEvent(key))
  }

  mutating func seek(by microseconds: Int64) -> [Effect] {
    guard let replay else { return [] }
    let time = replay.snapshot.time + microseconds
    return move(.seek(microseconds: max(0, min(time, replay.snapshot.duration))))
  }

  mutating func goToEnd() -> [Effect] {
    guard let replay else { return [] }
    guard replay.snapshot.isGrowing else { return move(.seekFraction(1)) }
    self.replay?.isFollowing = true
    self.replay?.isPlaying = false
    return [.replay(.follow)]
  }

  mutating func runReplayedAgain(newSeed: Bool) -> [Effect] {
    guard let replay, let lab = replay.lab else { return [] }
    self.replay = nil
    var request = again(replay.info.header.request, newSeed: newSeed)
    if !dataPath.isEmpty { request.dataPath = dataPath }
    return [.closeReplay] + start(request, lab, preset: replay.info.header.preset, isRecorded: true)
  }
}
