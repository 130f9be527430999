import Experiments

/// A problem whose targets a person changes: each change is solved anew, checked and shown.
struct ControlDesk {
  private let problem: ControlProblem
  private let configuration: TargetControlConfiguration
  private let seed: UInt64
  private let view: NetworkView
  private let emit: (Event) -> Void
  private var solution: ControlSolution
  private var rank: RankCheck?
  private var greedy: GaoGreedy?
  private var place = DeskPlace()

  /// Twenty solutions of larger networks would keep a person waiting.
  static let sweptUpTo = 100_000

  /// Solves the problem of a configuration.
  ///
  /// - Throws: `NetworkFileError` for input that cannot be used.
  init(
    _ configuration: TargetControlConfiguration, seed: UInt64, emit: @escaping (Event) -> Void
  ) throws {
    self.configuration = configuration
    self.seed = seed
    self.emit = emit
    problem = try ControlProblem(
      configuration.networkSource, targets: configuration.targetChoice, seed: seed)
    solution = ControlSolution(problem.network, targets: problem.targets, engine: configuration.engine)
    view = NetworkView(problem.network, solution)
    assess()
  }

  /// What is needed to go on from here.
  var state: SavedState { place.state }

  /// Goes back to a saved state, without showing anything.
  ///
  /// - Throws: `SavedStateError` for a state of another configuration.
  mutating func restore(_ state: SavedState) throws {
    place = try DeskPlace(state)
    var targets = problem.targets
    for node in place.changes.joined() {
      guard node < problem.network.nodeCount else { throw SavedStateError(missing: "toggled") }
      targets.toggle(Int(node))
    }
    solve(targets)
  }

  /// Shows input, network and answer.
  ///
  /// - Throws: `CertificateFault` if the answer does not pass the checker.
  func showAll() throws {
    for file in problem.files {
      emit(Event("input", .input(InputFile(path: file.path, size: file.byteCount, sha256: file.sha256))))
    }
    for note in notes { emit(.log(.note, note)) }
    emit(Event("network", .graph(view.graph(problem.names, solution, selected: place.selected))))
    try showAnswer()
  }

  /// Does one of ``TargetControlLab``'s actions.
  ///
  /// - Throws: `ActionError` when it cannot be done; `CertificateFault` if an answer does not pass the checker.
  mutating func act(_ action: Action) throws {
    switch action.name {
    case "graph.toggle-target":
      guard let number = action.arguments["node"]?.integer, view.nodes.indices.contains(number) else {
        throw ActionError("node must be the number of a drawn node, 0…\(view.nodes.count - 1)")
      }
      place.changes.append([view.nodes[number]])
      try toggle([view.nodes[number]])
    case "graph.undo":
      guard let nodes = place.changes.popLast() else { throw ActionError("there is nothing to undo") }
      try toggle(nodes)
    case "graph.set-targets":
      let changed = try nodesToToggle(for: action.arguments["nodes"]?.text ?? "")
      if !changed.isEmpty { place.changes.append(changed) }
      try toggle(changed)
    case "control.next-path":
      guard !solution.cover.lists.isEmpty else { throw ActionError("there is no path") }
      place.selected = (place.selected + 1) % solution.cover.lists.count
      place.step += 1
      showClasses()
      emit(Event("path", step: place.step, .table(report.way(place.selected))))
    case "control.greedy": try compare()
    case "control.sweep": try sweep()
    default: throw ActionError("there is no action \(action.name)")
    }
  }

  /// The nodes whose membership has to change until exactly those of the list are targets, ascending.
  private func nodesToToggle(for list: String) throws(ActionError) -> [UInt32] {
    let names = list.split { $0 == "," || $0.isWhitespace }.map(String.init)
    var members: [UInt32] = []
    for name in names {
      guard let node = problem.names.id(of: name) else { throw ActionError("there is no node \(name)") }
      members.append(UInt32(node))
    }
    let wanted = TargetSet(nodes: problem.names.count, members: members)
    return wanted.isTarget.indices.filter { wanted.isTarget[$0] != solution.targets.isTarget[$0] }
      .map { UInt32($0) }
  }

  private mutating func toggle(_ nodes: [UInt32]) throws {
    var targets = solution.targets
    for node in nodes { targets.toggle(Int(node)) }
    solve(targets)
    place.step += 1
    showClasses()
    try showAnswer()
  }

  private mutating func solve(_ targets: TargetSet) {
    solution = ControlSolution(problem.network, targets: targets, engine: configuration.engine)
    place.selected = min(place.selected, max(0, solution.cover.lists.count - 1))
    assess()
  }

  /// What is told of an answer beside the answer.
  private mutating func assess() {
    let network = problem.network
    rank = isRankChecked ? RankCheck(solution, in: network) : nil
    greedy = place.comparesGreedy ? GaoGreedy(network, targets: solution.targets, seed: seed) : nil
  }

  private mutating func compare() throws {
    guard GaoGreedy.isFast(on: problem.network) else {
      throw ActionError("the greedy baseline would take too long on a network of this size")
    }
    place.comparesGreedy.toggle()
    place.step += 1
    assess()
    emit(Event("answer", step: place.step, .table(report.answer)))
  }

  private mutating func sweep() throws {
    let network = problem.network
    guard (1...ControlDesk.sweptUpTo).contains(network.nodeCount) else {
      throw ActionError("the curve is for networks of 1 to \(ControlDesk.sweptUpTo) nodes")
    }
    guard !place.isSwept else { throw ActionError("the curve is complete") }
    for percent in stride(from: 5, through: 100, by: 5) {
      let targets = TargetRule.random.targets(of: network, fraction: Double(percent) / 100, seed: seed)
      let sources = ControlSolution(network, targets: targets, engine: configuration.engine).sources
      emit(.scalar("sweep/sources", Double(sources) / Double(network.nodeCount), step: percent))
    }
    place.isSwept = true
  }

  private func showAnswer() throws {
    try CertificateChecker(problem.network, targets: solution.targets.members).check(.init(solution))
    let report = report
    emit(Event("answer", step: place.step, .table(report.answer)))
    emit(Event("paths", step: place.step, .table(report.paths)))
    emit(Event("path", step: place.step, .table(report.way(place.selected))))
    emit(.finished(report.summary, step: place.step))
  }

  private func showClasses() {
    let classes = view.classes(solution, selected: place.selected)
    emit(Event("network", step: place.step, .graphClasses(classes)))
  }

  private var report: ControlReport {
    ControlReport(problem: problem, solution: solution, rank: rank, greedy: greedy, notes: notes)
  }

  private var isRankChecked: Bool {
    configuration.rankCheck && problem.network.nodeCount <= RankCheck.maximumNodes
  }

  private var notes: [String] {
    var notes = problem.notes
    if configuration.rankCheck && !isRankChecked {
      notes.append("The rank is checked on networks of at most \(RankCheck.maximumNodes) nodes only.")
    }
    if view.isPart(of: problem.network) {
      notes.append(
        "The drawing shows \(view.nodes.count) nodes, those of the first control paths; the answer is whole.")
    }
    return notes
  }
}

/// How far a person has come at a desk.
private struct DeskPlace {
  /// The nodes whose membership each change changed, in order, without what was undone.
  var changes: [[UInt32]] = []
  /// The path that is shown, counted over paths and cycles.
  var selected = 0
  /// How many changes were made, undone ones included.
  var step = 0
  var isSwept = false
  var comparesGreedy = false

  init() {}

  init(_ state: SavedState) throws {
    guard let nodes = try state.array("toggled").numbers(UInt32.self) else {
      throw SavedStateError(missing: "toggled")
    }
    // Earlier versions changed one node at a time.
    var rest = nodes[...]
    let counts =
      try state.arrays.contains { $0.name == "changes" } ? state.array("changes").numbers(UInt32.self) : nil
    for count in counts ?? nodes.map({ _ in 1 }) {
      guard count <= rest.count else { throw SavedStateError(missing: "changes") }
      changes.append(Array(rest.prefix(Int(count))))
      rest = rest.dropFirst(Int(count))
    }
    selected = try state.integer("selected")
    step = try state.integer("step")
    isSwept = state.values["is-swept"]?.flag ?? false
    comparesGreedy = state.values["compares-greedy"]?.flag ?? false
  }

  var state: SavedState {
    SavedState(
      arrays: [
        SavedArray("toggled", shape: [changes.joined().count], Array(changes.joined())),
        SavedArray("changes", shape: [changes.count], changes.map { UInt32($0.count) }),
      ],
      values: [
        "selected": .integer(selected), "step": .integer(step), "is-swept": .flag(isSwept),
        "compares-greedy": .flag(comparesGreedy),
      ])
  }
}
