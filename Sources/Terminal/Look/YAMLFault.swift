import Yams

/// What is wrong with a text that is no YAML, and where.
package struct YAMLFault {
  package var line: Int?
  package var reason: String

  package init(_ error: any Error) {
    reason = "\(error)"
    guard let error = error as? YamlError else { return }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (line, reason) = (mark.line, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      line = context.mark.line
      reason = "an entry stands twice: \(keys.joined(separator: ", "))"
    default: break
    }
  }
}
