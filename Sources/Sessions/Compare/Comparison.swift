import Experiments

/// A few sessions beside each other: what differs, what came out, and how much seeds matter.
public struct Comparison: Sendable {
  /// How many sessions can be compared.
  public static let sizes = 2...6

  /// One thing and what it is in each session.
  public struct Row: Sendable, Hashable {
    public var name: String
    public var values: [Value]
  }

  /// Sessions of one configuration, which differ by their seeds alone.
  public struct Group: Sendable, Hashable {
    /// Places among the sessions.
    public var members: [Int]
    public var seeds: [UInt64]
    /// Mean and spread of every number that the sessions found, by its name.
    public var spreads: [String: Spread]
  }

  public let sessions: [ComparedSession]
  /// Parameters in the order in which differences are told; the others follow by name.
  private let order: [String]

  /// - Parameter order: the system's parameters as its form has them.
  public init(_ sessions: [ComparedSession], order: [String] = []) {
    precondition(!sessions.isEmpty, "Comparison: no session")
    self.sessions = sessions
    self.order = order
  }

  private var requests: [RunRequest] { sessions.map(\.info.header.request) }

  /// Whether all come from one system; of others only the results can be compared.
  public var isOneSystem: Bool { Set(requests.map(\.system)).count == 1 }

  /// Whether nothing but the seeds differs.
  public var differsBySeedAlone: Bool { isOneSystem && changedParameters.isEmpty }

  /// A to F: how a session is called in tables and legends.
  public func letter(_ place: Int) -> String { String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place))) }

  /// The letter and, in a few words, what tells the session from the others.
  public func name(_ place: Int) -> String {
    let request = requests[place]
    guard isOneSystem else { return "\(letter(place)) \(request.system)" }
    var parts = changedParameters.prefix(2).map { "\($0) \(short(request.values[$0] ?? .none))" }
    if Set(requests.map(\.seed)).count > 1 { parts.append("seed \(request.seed)") }
    return ([letter(place)] + [parts.joined(separator: ", ")]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Of paths the last part.
  private func short(_ value: Value) -> String {
    value.description.split(separator: "/").last.map(String.init) ?? value.description
  }

  /// The parameters that differ, in the order of the form.
  public var changedParameters: [String] {
    guard isOneSystem else { return [] }
    let names = Set(requests.flatMap(\.values.keys))
    let known = order.filter(names.contains)
    return (known + names.subtracting(known).sorted()).filter { name in
      Set(requests.map { $0.values[name] ?? .none }).count > 1 || sessions.contains { isSteered($0, name) }
    }
  }

  /// Whether a person changed a parameter during the run.
  private func isSteered(_ session: ComparedSession, _ name: String) -> Bool {
    session.state.values[name] != session.info.header.request.values[name]
  }

  /// Parameters that differ, then seeds, versions and data in any case.
  public var differences: [Row] {
    var rows = changedParameters.map { name in Row(name: name, values: sessions.map { value(name, in: $0) }) }
    if !isOneSystem { rows.append(Row(name: "system", values: requests.map { .text($0.system) })) }
    rows.append(Row(name: "seed", values: requests.map { JSONText.seed($0.seed) }))
    if Set(requests.map(\.threads)).count > 1 {
      rows.append(Row(name: "threads", values: requests.map { .integer($0.threads) }))
    }
    rows.append(Row(name: "Plexus", values: sessions.map { .text(version($0.info.fingerprint)) }))
    rows.append(Row(name: "data", values: data))
    return rows
  }

  /// A parameter as it was at the beginning, and as it was in the end if a person changed it.
  private func value(_ name: String, in session: ComparedSession) -> Value {
    let first = session.info.header.request.values[name] ?? .none
    guard isSteered(session, name), let last = session.state.values[name] else { return first }
    return .text("\(first) → \(last)")
  }

  private func version(_ fingerprint: Fingerprint) -> String {
    "\(fingerprint.plexus), compute \(fingerprint.computeVersion)"
  }

  /// The files that were read; their SHA-256 where not all sessions read the same.
  private var data: [Value] {
    func name(_ file: InputFile) -> String { file.path.split(separator: "/").last.map(String.init) ?? "" }
    let sums = sessions.map { $0.state.inputs.map { "\(name($0)) \($0.sha256)" }.sorted() }
    let differs = Set(sums).count > 1
    return sessions.map { session in
      guard let file = session.state.inputs.first else { return "none read" }
      let more = session.state.inputs.count - 1
      let sum = differs ? " \(file.sha256.prefix(8))" : ""
      return .text(name(file) + sum + (more > 0 ? " + \(more)" : ""))
    }
  }

  /// How each run ended, how long it took, and all that it found.
  public var results: [Row] {
    var rows = [
      Row(name: "status", values: sessions.map { .text($0.info.status.rawValue) }),
      Row(name: "seconds", values: sessions.map { .real(seconds(of: $0)) }),
    ]
    var names: Set<String> = []
    for session in sessions { names.formUnion(plain(session).keys) }
    rows += names.sorted().map { name in
      Row(name: name, values: sessions.map { plain($0)[name] ?? .none })
    }
    // What differs comes first: that is what a comparison is for.
    let isSame = rows.map { Set($0.values).count == 1 }
    return rows.indices.filter { !isSame[$0] }.map { rows[$0] }
      + rows.indices.filter { isSame[$0] }.map { rows[$0] }
  }

  private func seconds(of session: ComparedSession) -> Double {
    Double(session.state.workTime) / 1e6
  }

  /// The summary without lists and records, which have no place in a cell.
  private func plain(_ session: ComparedSession) -> [String: Value] {
    (session.state.summary ?? session.info.summary ?? [:]).filter { _, value in
      switch value {
      case .list, .record: false
      default: true
      }
    }
  }

  /// Sessions that differ by their seeds alone, by their configurations; those of two sessions or more.
  public var groups: [Group] {
    var members: [[Int]] = []
    for place in sessions.indices {
      let known = members.firstIndex { isSameButSeed(sessions[$0[0]], sessions[place]) }
      if let known { members[known].append(place) } else { members.append([place]) }
    }
    let rows = results
    return members.filter { $0.count > 1 }.map { members in
      var spreads: [String: Spread] = [:]
      for row in rows {
        let numbers = members.compactMap { row.values[$0].number }
        guard numbers.count == members.count else { continue }
        spreads[row.name] = Spread(numbers)
      }
      return Group(members: members, seeds: members.map { requests[$0].seed }, spreads: spreads)
    }
  }

  private func isSameButSeed(_ one: ComparedSession, _ other: ComparedSession) -> Bool {
    let (a, b) = (one.info.header.request, other.info.header.request)
    return a.system == b.system && a.values == b.values && one.state.values == other.state.values
      && a.seed != b.seed
  }

  /// The names of all curves, in the order in which they came.
  public var curveNames: [String] {
    guard isOneSystem else { return [] }
    var names: [String] = []
    for curve in sessions.flatMap(\.state.curves) where !names.contains(curve.name) {
      names.append(curve.name)
    }
    return names
  }
}
