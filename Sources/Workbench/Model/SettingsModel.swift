import Experiments
import Terminal

/// The settings while they are changed.
package struct SettingsModel: Sendable {
  package var fields: [ParameterSpecification]
  /// What stands in each field.
  package var texts: [String]
  package var selection = 0
  /// What the file says, or the defaults where it says nothing.
  package let kept: [String]
  /// How the screen looked at first.
  let formerLook: Look
  /// The glyphs that were chosen at first.
  let formerGlyphs: Glyphs.Kind?
  /// Where one came from.
  let origin: Model.Screen

  init(
    _ fields: [ParameterSpecification], texts: [String], kept: [String], look: Look,
    glyphs: Glyphs.Kind?, origin: Model.Screen
  ) {
    self.fields = fields
    self.texts = texts
    self.kept = kept
    formerLook = look
    formerGlyphs = glyphs
    self.origin = origin
  }

  package var selected: ParameterSpecification { fields[selection] }

  /// What is wrong, by field.
  package var problems: [Int: ConfigurationError] {
    var problems: [Int: ConfigurationError] = [:]
    for (place, field) in fields.enumerated() {
      do {
        _ = try field.value(from: texts[place])
      } catch {
        problems[place] = error
      }
    }
    return problems
  }

  /// What differs from the file.
  package var changes: [ChangedSetting] {
    fields.indices.filter { texts[$0] != kept[$0] }
      .map { ChangedSetting(name: fields[$0].name, value: texts[$0]) }
  }

  func text(of name: String) -> String {
    fields.firstIndex { $0.name == name }.map { texts[$0] } ?? ""
  }

  mutating func put(_ text: String, into name: String) {
    if let place = fields.firstIndex(where: { $0.name == name }) { texts[place] = text }
  }
}
