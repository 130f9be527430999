/// Rows of comma-separated values (RFC 4180).
struct CSVText {
  private(set) var text = ""

  init(header: [String]) { append(header) }

  init(_ header: String...) { self.init(header: header) }

  mutating func append(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  static func quoted(_ field: String) -> String {
    guard field.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
