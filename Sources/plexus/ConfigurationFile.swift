import Experiments
import Foundation
import Sessions
import Terminal
import Yams

/// A YAML file of settings: parameter names and values, and optionally `system`, `preset` and `seed`.
struct ConfigurationFile {
  var system: String?
  var preset: String?
  var seed: UInt64?
  var settings: [Setting] = []

  /// Reads a file.
  ///
  /// - Throws: `CommandError` that names the file, the line and the remedy.
  init(path: String) throws {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandError.usage(
        "\(path): the configuration cannot be read (\(FileProblem.words(error))). Give the path of a YAML file with lines such as learning-rate: 0.001"
      )
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      let fault = YAMLFault(error)
      throw CommandError.usage(
        "\(path):\(fault.line ?? 1): this is not YAML (\(fault.reason)). Write lines such as learning-rate: 0.001"
      )
    }
    guard let node else { return }
    guard let mapping = node.mapping else {
      throw CommandError.usage(
        "\(path):1: a configuration is a list of name: value lines. Write lines such as learning-rate: 0.001")
    }
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let name = key.string, let text = value.scalar?.string else {
        throw CommandError.usage(
          "\(path):\(line): the value of \(key.string ?? "this entry") must be a single number, word or text. Write it as name: value"
        )
      }
      switch name {
      case "system": system = text
      case "preset": preset = text
      case "seed":
        guard let number = UInt64(text) else {
          throw CommandError.usage(
            "\(path):\(line): seed must be a whole number from 0 up, got \(text). Write seed: 1")
        }
        seed = number
      default: settings.append(Setting(name: name, text: text, origin: .file(path, line: line)))
      }
    }
  }
}
