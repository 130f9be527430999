import Glibc

extension Theme {
  /// The theme of a name: the built-in one, or `<name>.yaml` in the first folder that has it.
  ///
  /// A file goes before the built-in theme of the same name, so that it can be changed.
  ///
  /// - Throws: `ThemeError` if no folder has it, or if the file or one it inherits from is wrong.
  public static func named(_ name: String, in folders: [String]) throws(ThemeError) -> Theme {
    try named(name, in: folders, after: [])
  }

  /// The names of all themes in folders and the built-in one, sorted.
  public static func names(in folders: [String]) -> [String] {
    var names: Set<String> = [midnight.name]
    for folder in folders {
      guard let listing = opendir(folder) else { continue }
      defer { closedir(listing) }
      while let entry = readdir(listing) {
        let file = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if file.hasSuffix(".yaml") { names.insert(String(file.dropLast(5))) }
      }
    }
    return names.sorted()
  }

  private static func named(
    _ name: String, in folders: [String], after children: [String]
  ) throws(ThemeError) -> Theme {
    let isName = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
    for folder in folders where isName {
      let file = "\(folder)/\(name).yaml"
      guard let text = contents(of: file) else { continue }
      return try parse(text, file: file) { (parent, line) throws(ThemeError) in
        // A theme may build on the built-in one of its own name.
        if parent == name && name == midnight.name { return midnight }
        guard parent != name, !children.contains(parent) else {
          throw ThemeError(file: file, line: line, message: "theme '\(parent)' inherits from itself.")
        }
        return try named(parent, in: folders, after: children + [name])
      }
    }
    if name == midnight.name { return midnight }
    let known = names(in: folders).joined(separator: ", ")
    throw ThemeError(
      file: "\(name).yaml", line: nil, message: "there is no theme of this name. Known are: \(known).")
  }

  private static func contents(of file: String) -> String? {
    guard let stream = fopen(file, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
      while true {
        let count = fread(buffer.baseAddress, 1, buffer.count, stream)
        if count == 0 { return }
        bytes += buffer.prefix(count)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
