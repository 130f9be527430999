import Experiments
import Yams

/// A form as the YAML text that `plexus run --config` reads.
package enum SettingsFile {
  /// System, preset and seed, then every parameter in the order of the form.
  package static func text(
    _ request: RunRequest, preset: String, parameters: [ParameterSpecification]
  ) throws -> String {
    var pairs: [(Node, Node)] = [
      (Node("system"), Node(request.system)), (Node("preset"), Node(preset)),
      (Node("seed"), plain(String(request.seed))),
    ]
    for parameter in parameters {
      guard let value = request.values[parameter.name] else { continue }
      let node =
        switch value {
        case .text(let text): Node(text, Tag(.str), text.isEmpty ? .doubleQuoted : .any)
        default: plain(value.description)
        }
      pairs.append((Node(parameter.name), node))
    }
    return try Yams.serialize(node: Node(pairs))
  }

  private static func plain(_ text: String) -> Node { Node(text, Tag(.implicit), .plain) }
}
