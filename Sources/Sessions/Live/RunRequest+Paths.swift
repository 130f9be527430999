import Experiments
import Foundation

extension RunRequest {
  /// The same with whole paths: a session must find its files again from anywhere.
  public func withWholePaths(_ parameters: [ParameterSpecification]) -> RunRequest {
    func whole(_ path: String) -> String {
      path.isEmpty ? "" : URL(fileURLWithPath: path).standardizedFileURL.path
    }
    var request = self
    request.dataPath = whole(dataPath)
    for parameter in parameters where parameter.kind == .file {
      if let path = values[parameter.name]?.text { request.values[parameter.name] = .text(whole(path)) }
    }
    return request
  }
}
