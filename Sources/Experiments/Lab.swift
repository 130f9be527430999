/// One system: data → algorithm → events.
public protocol Lab: Sendable {
  associatedtype Configuration: LabConfiguration
  static var description: LabDescription { get }
  /// Runs to its end, synchronously, on the thread of the caller.
  ///
  /// - Parameter state: where to go on from; `nil` to begin.
  /// - Throws: `RunStopped` from the context, or an error whose description a person can act on.
  static func run(_ context: RunContext<Configuration>, from state: SavedState?) throws
}

/// A preset without its configuration's type.
public struct PresetDescription: Sendable {
  public var name: String
  public var summary: String
  public var duration: String
  /// All values, defaults included.
  public var values: ParameterValues
}

/// All that determines a run, apart from what a person does to it.
public struct RunRequest: Sendable, Hashable {
  /// The id of the system.
  public var system: String
  public var values: ParameterValues
  public var seed: UInt64
  public var threads: Int
  /// The folder of data sets; empty for the usual places.
  public var dataPath: String

  public init(
    system: String, values: ParameterValues, seed: UInt64 = 1, threads: Int = 1, dataPath: String = ""
  ) {
    self.system = system
    self.values = values
    self.seed = seed
    self.threads = threads
    self.dataPath = dataPath
  }
}

/// What a run that does not begin at its beginning needs besides the request.
public struct RunContinuation: Sendable {
  /// Commands to give again at their ticks.
  public var script: [ScriptedCommand]
  /// Where to go on; `nil` for the beginning.
  public var point: ResumePoint?
  /// Microseconds that the run had lasted before.
  public var timeOffset: Int64

  public init(script: [ScriptedCommand] = [], point: ResumePoint? = nil, timeOffset: Int64 = 0) {
    self.script = script
    self.point = point
    self.timeOffset = timeOffset
  }
}

/// A value as a person wrote it, and where.
public struct Setting: Sendable, Hashable {
  public var name: String
  public var text: String
  public var origin: SettingOrigin

  public init(name: String, text: String, origin: SettingOrigin) {
    self.name = name
    self.text = text
    self.origin = origin
  }
}

/// A system without its type: what catalogs, forms and command lines work with.
public struct AnyLab: Sendable {
  public let description: LabDescription
  public let parameters: [ParameterSpecification]
  public let presets: [PresetDescription]
  private let check: @Sendable (ParameterValues) throws(ConfigurationError) -> Void
  private let start: @Sendable (RunRequest, RunContinuation, RunControl, any RunSink) throws -> Void

  public init<L: Lab>(_: L.Type) {
    description = L.description
    let defaults = L.Configuration()
    parameters = L.Configuration.parameters.map { $0.specification(defaults: defaults) }
    presets = L.Configuration.presets.map { preset in
      var configuration = defaults
      preset.adjust(&configuration)
      return PresetDescription(
        name: preset.name, summary: preset.summary, duration: preset.duration, values: configuration.values)
    }
    check = { values throws(ConfigurationError) in _ = try L.Configuration(values) }
    start = { request, continuation, control, sink in
      let context = RunContext(
        configuration: try L.Configuration(continuation.point?.values ?? request.values),
        description: L.description, seed: request.seed, threads: request.threads, dataPath: request.dataPath,
        control: control, script: continuation.script, tick: continuation.point?.tick ?? 0,
        timeOffset: continuation.timeOffset, sink: sink)
      try L.run(context, from: continuation.point?.state)
    }
  }

  public var id: String { description.id }

  /// All values of a preset with single settings over it.
  ///
  /// - Throws: `ConfigurationError` with the setting's origin.
  public func values(preset name: String, settings: [Setting] = []) throws(ConfigurationError)
    -> ParameterValues
  {
    guard let preset = presets.first(where: { $0.name == name }) else {
      let names = presets.map(\.name)
      let hint = Suggestion.nearest(to: name, among: names).map { "Did you mean \($0)?" }
      throw ConfigurationError(
        problem: "\(id) has no preset \(name)", remedy: hint ?? "Known are: \(names.joined(separator: ", "))")
    }
    var values = preset.values
    for setting in settings {
      do {
        values[setting.name] = try specification(setting.name).value(from: setting.text)
      } catch {
        var error = error
        error.origin = setting.origin
        throw error
      }
    }
    try validate(values)
    return values
  }

  /// The declaration of a parameter.
  ///
  /// - Throws: `ConfigurationError` for an unknown name, with the nearest known one.
  public func specification(_ name: String) throws(ConfigurationError) -> ParameterSpecification {
    guard let specification = parameters.first(where: { $0.name == name }) else {
      throw .unknownParameter(name, among: parameters.map(\.name))
    }
    return specification
  }

  /// Checks every value and their combination.
  ///
  /// - Throws: `ConfigurationError` that names the parameter to change.
  public func validate(_ values: ParameterValues) throws(ConfigurationError) { try check(values) }

  /// Runs the system on the caller's thread to its end.
  ///
  /// - Throws: `RunStopped`, a `ConfigurationError`, or what the system throws.
  public func run(
    _ request: RunRequest, continuing continuation: RunContinuation = RunContinuation(), control: RunControl,
    sink: any RunSink
  ) throws {
    try start(request, continuation, control, sink)
  }
}
