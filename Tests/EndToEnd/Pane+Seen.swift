extension Pane {
  /// The screen as a person sees it: of a blank only what is behind it, under it or reversed.
  var seen: String {
    var (front, back, bold, under) = ("", "", "", "")
    var shown = ""
    let screen = colors
    var rest = screen[...]
    while let character = rest.first {
      guard let match = rest.prefixMatch(of: /\u{1B}\[([0-9;]*)m/) else {
        let style = character == " " ? "\(back)\(under)" : "\(front)\(back)\(bold)\(under)"
        shown += character == "\n" ? "\n" : "\(character){\(style)}"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[match.range.upperBound...]
      var numbers = match.1.split(separator: ";").map(String.init)[...]
      if numbers.isEmpty { (front, back, bold, under) = ("", "", "", "") }
      while let number = numbers.popFirst() {
        switch number {
        case "0": (front, back, bold, under) = ("", "", "", "")
        case "38": front = "f" + numbers.prefix(2).joined(separator: ";")
        case "48": back = "b" + numbers.prefix(2).joined(separator: ";")
        case "39": front = ""
        case "49": back = ""
        case "1", "2", "3": bold += "a" + number
        case "4", "7": under += "a" + number
        default: front = "f" + number
        }
        if number == "38" || number == "48" { numbers = numbers.dropFirst(2) }
      }
    }
    return shown
  }
}
