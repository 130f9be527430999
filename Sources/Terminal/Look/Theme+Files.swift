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

  /// All themes in folders and the built-in one, sorted by name, and what is wrong with those that cannot be used.
  public static func all(in folders: [String]) -> (themes: [Theme], errors: [ThemeError]) {
    var (themes, errors): ([Theme], [ThemeError]) = ([], [])
    for name in names(in: folders) {
      do {
        themes.append(try named(name, in: folders))
      } catch {
        errors.append(error)
        // The built-in one is there whatever a file of its name says.
        if name == midnight.name { themes.append(midnight) }
      }
    }
    return (themes, errors)
  }

  private static func named(
    _ name: String, in folders: [String], after children: [String]
  ) throws(ThemeError) -> Theme {
    let isName = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
    for (place, folder) in folders.enumerated() where isName {
      let file = "\(folder)/\(name).yaml"
      guard let text = contents(of: file) else { continue }
      let theme = try parse(text, file: file) { (parent, line) throws(ThemeError) in
        guard !children.contains(parent) else {
          throw ThemeError(file: file, line: line, message: "theme '\(parent)' inherits from itself.")
        }
        // A theme may build on the one of its own name that it stands before.
        if parent == name {
          let rest = Array(folders[(place + 1)...])
          guard name == midnight.name || names(in: rest).contains(name) else {
            throw ThemeError(file: file, line: line, message: "theme '\(parent)' inherits from itself.")
          }
          return try named(parent, in: rest, after: children)
        }
        return try named(parent, in: folders, after: children + [name])
      }
      guard theme.name == name else {
        throw ThemeError(
          file: file, line: nil,
          message: "the theme calls itself '\(theme.name)'. Give file and theme the same name.")
      }
      return theme
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
