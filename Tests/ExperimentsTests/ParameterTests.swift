import Experiments
import Testing

struct ParameterTests {
  let lab = AnyLab(CountingLab.self)

  @Test func `a setting is read by its parameter's kind`() throws {
    let values = try lab.values(
      preset: "quick",
      settings: [
        Setting(name: "gain", text: "2.5", origin: .commandLine),
        Setting(name: "ticks", text: "7", origin: .commandLine),
        Setting(name: "loud", text: "yes", origin: .commandLine),
        Setting(name: "mode", text: "down", origin: .commandLine),
      ])
    #expect(values == ["gain": 2.5, "ticks": 7, "loud": true, "mode": "down", "edges": ""])
  }

  @Test func `a preset changes only what it names`() throws {
    #expect(try lab.values(preset: "paper")["ticks"] == 100)
    #expect(try lab.values(preset: "paper")["gain"] == 1.0)
  }

  @Test(arguments: [
    ("gain", "-1", "gain must lie in 1e-06…100, got -1"),
    ("gain", "fast", "gain must be a number, got fast"),
    ("gain", "nan", "gain must lie in 1e-06…100, got nan"),
    ("ticks", "2.5", "ticks must be a whole number, got 2.5"),
    ("mode", "dwon", "mode must be one of up, down, got dwon (did you mean down?)"),
    ("loud", "maybe", "loud must be yes or no, got maybe"),
    ("gian", "1", "there is no parameter gian"),
  ])
  func `a bad setting is refused with its name, its domain and its place`(
    name: String, text: String, problem: String
  ) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try lab.values(
        preset: "quick", settings: [Setting(name: name, text: text, origin: .file("a.yaml", line: 3))])
    }
    #expect(error?.problem == problem)
    #expect(error?.description.hasPrefix("a.yaml:3: ") == true)
  }

  @Test func `an unknown name suggests the nearest known one`() {
    let error = #expect(throws: ConfigurationError.self) { try lab.specification("gian") }
    #expect(error?.remedy == "Did you mean gain?")
    #expect(Suggestion.nearest(to: "zzzzzzzz", among: ["gain", "ticks"]) == nil)
    #expect(Suggestion.nearest(to: "lerning", among: ["batch", "learning-rate"]) == "learning-rate")
  }

  @Test func `a combination is refused by the configuration itself`() {
    let error = #expect(throws: ConfigurationError.self) {
      try lab.values(
        preset: "quick",
        settings: [
          Setting(name: "mode", text: "down", origin: .commandLine),
          Setting(name: "gain", text: "60", origin: .commandLine),
        ])
    }
    #expect(error?.parameter == "gain")
  }

  @Test func `an unknown preset suggests the nearest known one`() {
    let error = #expect(throws: ConfigurationError.self) { try lab.values(preset: "quik") }
    #expect(error?.remedy == "Did you mean quick?")
  }

  @Test func `values survive the way through a configuration`() throws {
    var configuration = CountingLab.Configuration()
    configuration.gain = 3.25
    configuration.mode = .down
    configuration.file = "x"
    #expect(try CountingLab.Configuration(configuration.values).values == configuration.values)
  }
}
