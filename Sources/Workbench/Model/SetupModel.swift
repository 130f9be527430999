import Experiments
import Sessions
import Terminal

/// The form of a run before it starts: the system's parameters, then what every run is asked.
package struct SetupModel: Sendable {
  package let lab: AnyLab
  package let fields: [ParameterSpecification]
  package var preset: String
  /// What stands in each field.
  package var texts: [String]
  package var selection = 0
  /// The form before each change, the latest last.
  package private(set) var history: [Former] = []
  /// Earlier runs of the system on this machine, the latest first.
  package var earlier: [ComparedSession] = []

  /// The form as it once was.
  package struct Former: Sendable, Hashable {
    package var preset: String
    package var texts: [String]
    package var selection: Int
  }

  /// How many changes can be taken back.
  private static let mostFormer = 200

  /// The form with the values of a preset.
  package init(_ lab: AnyLab, preset: PresetDescription, seed: UInt64, threads: Int) {
    self.lab = lab
    self.preset = preset.name
    fields = lab.parameters + RunQuestions.fields
    texts = lab.parameters.map { (preset.values[$0.name] ?? $0.defaultValue).description }
    texts += [String(seed), String(threads), "yes"]
  }

  /// The preset that the form began from.
  package var presetDescription: PresetDescription? { lab.presets.first { $0.name == preset } }

  /// Remembers the form as it is; what comes next can be taken back.
  mutating func remember() {
    let former = Former(preset: preset, texts: texts, selection: selection)
    guard history.last?.texts != texts || history.last?.preset != preset else { return }
    history.append(former)
    if history.count > Self.mostFormer { history.removeFirst() }
  }

  /// Goes back to the form before the last change.
  mutating func undo() {
    while let former = history.popLast() {
      let isChange = former.texts != texts || former.preset != preset
      (preset, texts, selection) = (former.preset, former.texts, former.selection)
      if isChange { return }
    }
  }

  /// The field that is chosen.
  package var selected: ParameterSpecification { fields[selection] }
}
