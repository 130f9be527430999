import Experiments
import Terminal

/// The form of a run before it starts: the system's parameters, then what every run is asked.
package struct SetupModel: Sendable {
  package let lab: AnyLab
  package let fields: [ParameterSpecification]
  package var preset: String
  /// What stands in each field.
  package var texts: [String]
  package var selection = 0

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

  /// The field that is chosen.
  package var selected: ParameterSpecification { fields[selection] }
}
