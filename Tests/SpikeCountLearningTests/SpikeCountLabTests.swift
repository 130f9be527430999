import Experiments
import SpikeCountLearning
import Testing

@Suite struct SpikeCountLabTests {
  private let lab = AnyLab(SpikeCountLab.self)

  private func request(_ changes: ParameterValues = [:], threads: Int = 1) -> RunRequest {
    var values: ParameterValues = [
      "data": "drawn-digits", "training-images": 400, "validation-images": 100, "hidden": "30", "epochs": 4,
      "batch": 25, "learning-rate": 0.004,
    ]
    values.merge(changes) { $1 }
    return RunRequest(system: "spike-count", values: values, seed: 3, threads: threads)
  }

  private func run(
    _ request: RunRequest, continuing: RunContinuation = RunContinuation(),
    control: RunControl = RunControl(attended: false), log: RunLog = RunLog()
  ) throws -> RunLog {
    try lab.run(request, continuing: continuing, control: control, sink: log)
    return log
  }

  @Test func `a run tells its course and ends with a summary`() throws {
    let log = try run(request(["learning-rate": 0.005]))
    let names = Set(log.events.map(\.name))
    for name in [
      "loss/train", "accuracy/train", "loss/validation", "accuracy/validation", "progress", "phase", "spikes",
      "input", "layers", "confusion", "finished",
    ] { #expect(names.contains(name), "no event \(name)") }
    #expect(log.events.count { $0.name == "loss/train" } == 48)
    #expect(log.events.count { $0.name == "accuracy/validation" } == 4)
    let summary = try #require(log.summary)
    #expect(summary["test_accuracy"]?.number ?? 0 > 0.4)
    #expect(summary["test_accuracy_potential"]?.number ?? 0 > 0.4)
    #expect(summary["epochs"] == 4)
    #expect(summary["spikes_per_neuron"]?.number ?? 0 > 0)
    #expect(summary["weights_sha256"]?.text?.count == 64)
    #expect(lab.description.headline(summary)?.hasSuffix("% Drawn digits, T=10") == true)
  }

  @Test func `the raster shows one sample through all layers, as many spikes as its counts`() throws {
    let log = try run(request())
    let raster = try #require(log.rasters.last)
    #expect(raster.groups.map(\.neurons) == [784, 30, 10])
    #expect(raster.steps == 10)
    #expect(raster.title.hasPrefix("image 0: ") && raster.title.contains(", read "))
  }

  @Test func `the same run has the same events, for any number of threads`() throws {
    let streams = try [1, 2, 3].map { try run(request(threads: $0)).stream }
    #expect(streams[0].difference(from: streams[1]) == nil)
    #expect(streams[0].difference(from: streams[2]) == nil)
  }

  @Test func `another seed has other weights`() throws {
    var other = request()
    other.seed = 4
    #expect(
      try run(other).summary?["weights_sha256"] != run(request()).summary?["weights_sha256"])
  }

  @Test func `actions work while paused, are recorded, and change nothing of the training`() throws {
    let plain = try run(request())
    let control = RunControl(attended: true)
    let log = RunLog { event in
      guard event.name == "loss/train", event.step == 10 else { return }
      control.send(.pause)
      control.send(.act(Action("raster.next-sample")))
      control.send(.act(Action("raster.show", ["index": 42])))
      control.send(.act(Action("raster.previous-sample")))
      control.send(.act(Action("raster.wrong-only", ["only": "on"])))
      control.send(.act(Action("raster.next-sample")))
      control.send(.act(Action("raster.show", ["index": 100])))
      control.send(.resume)
      control.leave()
    }
    _ = try run(request(), control: control, log: log)
    let shown = log.events.filter { $0.step == 10 }.compactMap { event -> String? in
      guard case .raster(let raster) = event.payload else { return nil }
      return raster.title.split(separator: ":").first.map(String.init)
    }
    #expect(shown.prefix(3) == ["image 1", "image 42", "image 41"])
    #expect(shown.dropFirst(3).allSatisfy { $0.hasPrefix("wrong only ") })
    #expect(shown.count == 5)
    #expect(log.events.contains { $0.name == "refused" && "\($0.payload)".contains("0…99") })
    for raster in log.rasters.dropFirst(5).prefix(1) {
      let words = raster.title.split(whereSeparator: { " ,:".contains($0) })
      #expect(words.dropLast(2).last != words.last)
    }
    #expect(log.summary?["weights_sha256"] == plain.summary?["weights_sha256"])
    let again = try run(request(), continuing: RunContinuation(script: log.script))
    #expect(again.stream.difference(from: log.stream) == nil)
  }

  @Test func `a learning rate that is changed during a run takes effect and is reproduced`() throws {
    let control = RunControl(attended: true)
    let log = RunLog { event in
      guard event.name == "loss/train", event.step == 20 else { return }
      control.send(.set(parameter: "learning-rate", value: 0.0001))
      control.send(.set(parameter: "rate-penalty", value: 3))
      control.leave()
    }
    _ = try run(request(), control: control, log: log)
    #expect(try log.summary?["weights_sha256"] != run(request()).summary?["weights_sha256"])
    let again = try run(request(), continuing: RunContinuation(script: log.script))
    #expect(again.stream.difference(from: log.stream) == nil)
  }

  @Test func `a run that is stopped and resumed goes on as if it had not been`() throws {
    let whole = try run(request())
    let control = RunControl(attended: true)
    let log = RunLog { event in
      if event.name == "loss/train", event.step == 17 { control.send(.stop(.person)) }
    }
    #expect(throws: RunStopped.self) { try run(request(), control: control, log: log) }
    let point = try #require(log.points.last)
    let resumed = try run(request(), continuing: RunContinuation(point: point))
    #expect(resumed.summary == whole.summary)
    #expect(resumed.stream.difference(from: Array(whole.stream.suffix(resumed.stream.count))) == nil)
  }

  @Test func `a state of another network is refused in one sentence`() throws {
    let control = RunControl(attended: true)
    let log = RunLog { if $0.name == "loss/train" { control.send(.stop(.person)) } }
    #expect(throws: RunStopped.self) { try run(request(), control: control, log: log) }
    var point = try #require(log.points.last)
    point.values["hidden"] = "31"
    #expect(throws: (any Error).self) {
      try run(request(), continuing: RunContinuation(point: point))
    }
  }

  @Test(
    arguments: [
      ("hidden", "80x"), ("hidden", "800-"), ("weight-bits", 28), ("weight-bits", 17), ("weight-bits", 33),
      ("validation-images", 500),
      ("learning-rate", 3),
    ] as [(String, Value)])
  func `bad values are refused before anything runs`(name: String, value: Value) throws {
    let error = #expect(throws: ConfigurationError.self) { try lab.validate(request([name: value]).values) }
    #expect(error?.parameter == name)
  }

  @Test func `w turns wrong ones only on and off without being asked`() throws {
    let control = RunControl(attended: true)
    let log = RunLog { event in
      guard event.name == "loss/train", event.step == 2 else { return }
      for _ in 0..<2 { control.send(.act(Action("raster.wrong-only"))) }
      control.leave()
    }
    _ = try run(request(), control: control, log: log)
    let titles = log.rasters.map(\.title)
    #expect(titles.dropFirst().first?.hasPrefix("wrong only ") == true)
    #expect(titles.dropFirst(2).first?.hasPrefix("image ") == true)
    let action = lab.description.actions.first { $0.name == "raster.wrong-only" }
    #expect(action?.arguments.allSatisfy(\.isOptional) == true)
  }

  @Test(arguments: [2, 16, 32])
  func `weight bits of every advertised kind are taken`(bits: Int) throws {
    try lab.validate(request(["weight-bits": .integer(bits)]).values)
    #expect(try lab.specification("weight-bits").domain == "2…16 or 32")
  }

  @Test func `every preset is valid`() throws {
    #expect(lab.presets.map(\.name) == ["quick", "standard", "paper"])
    for preset in lab.presets { try lab.validate(preset.values) }
  }
}
