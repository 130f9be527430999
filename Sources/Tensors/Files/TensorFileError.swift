/// A file of arrays that cannot be used: where, what is wrong, and what to do.
public struct TensorFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The array or the part of the file; nothing when the fault is in the whole.
  public let place: String?
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// One sentence on what is wrong and where, and one on what to do.
  public var description: String {
    let place = place.map { " (\($0))" } ?? ""
    return "\(file)\(place): \(problem). \(remedy)."
  }
}

/// A place in a file, to make errors of.
struct FilePlace: Sendable, Equatable {
  let file: String
  var place: String?

  func fault(_ problem: String, _ remedy: String = "Write the file anew") -> TensorFileError {
    TensorFileError(file: file, place: place, problem: problem, remedy: remedy)
  }

  /// The array in this file that is called `name`.
  func array(_ name: String) -> FilePlace { FilePlace(file: file, place: "array \(printable(name))") }
}

/// Text of a file as it may stand in a message: at most 60 characters, none that steers a terminal.
func printable(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: "?"
    default: scalar
    }
  }
  return "'\(String(String.UnicodeScalarView(scalars)))'"
}
