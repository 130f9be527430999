import Terminal

/// A small terminal: it keeps the cells that control sequences leave on its screen.
///
/// It knows what the ANSI writer sends and records everything else as a fault.
struct Emulator {
  struct Place {
    var text: String.UnicodeScalarView = .init(" ".unicodeScalars)
    var isContinuation = false
    var pen = Pen()
  }

  /// Colours as they were told: "" the terminal's own, `5;n`, `2;r;g;b`, or a number from 30 on.
  struct Pen: Equatable {
    var foreground = ""
    var background = ""
    var attributes: Style.Attributes = []
  }

  let size: Size
  private(set) var places: [Place]
  private(set) var faults: [String] = []
  private(set) var pen = Pen()
  /// Whether an update is under way that is not to be shown yet.
  private(set) var isHeld = false
  private var column = 0
  private var row = 0

  init(_ size: Size) {
    self.size = size
    places = Array(repeating: Place(), count: size.columns * size.rows)
  }

  subscript(column: Int, row: Int) -> Place { places[row * size.columns + column] }

  mutating func feed(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return faults.append("not UTF-8") }
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": row + 1 < size.rows ? row += 1 : faults.append("the screen scrolls")
      case "\u{1B}": control(&rest)
      default: put(scalar)
      }
    }
  }

  private mutating func control(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.popFirst() == "[" else { return faults.append("an escape without a bracket") }
    var parameters = ""
    while let scalar = rest.popFirst() {
      guard ("@"..."~").contains(scalar) else {
        parameters.unicodeScalars.append(scalar)
        continue
      }
      return perform(scalar, parameters)
    }
    faults.append("a sequence without an end")
  }

  private mutating func perform(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    switch (final, parameters) {
    case ("h", "?2026"): isHeld = true
    case ("l", "?2026"): isHeld = false
    case ("J", "2"): places = places.map { _ in Place(pen: pen) }
    case ("H", _):
      row = (numbers.first.flatMap { $0 } ?? 1) - 1
      column = (numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1
    case ("C", _):
      if column >= size.columns { faults.append("a move from a held line break") }
      column += numbers.first.flatMap { $0 } ?? 1
    case ("m", _): select(numbers.map { $0 ?? 0 })
    default: faults.append("unknown sequence \(parameters)\(final)")
    }
    if "HC".unicodeScalars.contains(final), row >= size.rows || column >= size.columns {
      faults.append("the cursor leaves the screen")
    }
  }

  private mutating func select(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: pen = Pen()
      case 1: pen.attributes.insert(.bold)
      case 2: pen.attributes.insert(.dim)
      case 3: pen.attributes.insert(.italic)
      case 4: pen.attributes.insert(.underline)
      case 7: pen.attributes.insert(.reverse)
      case 22: pen.attributes.subtract([.bold, .dim])
      case 23: pen.attributes.remove(.italic)
      case 24: pen.attributes.remove(.underline)
      case 27: pen.attributes.remove(.reverse)
      case 38, 48:
        let kind = rest.popFirst() ?? 0
        let channels = (0..<(kind == 2 ? 3 : 1)).compactMap { _ in rest.popFirst() }
        let color = ([kind] + channels).map { "\($0)" }.joined(separator: ";")
        if number == 38 { pen.foreground = color } else { pen.background = color }
      case 30...37, 90...97: pen.foreground = "\(number)"
      case 40...47, 100...107: pen.background = "\(number - 10)"
      case 39: pen.foreground = ""
      case 49: pen.background = ""
      default: faults.append("unknown attribute \(number)")
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(String(scalar))
    if width == 0 {
      var place = min(column, size.columns) - 1
      while place > 0, self[place, row].isContinuation { place -= 1 }
      if place >= 0 { places[row * size.columns + place].text.append(scalar) }
      return
    }
    if column + width > size.columns {
      faults.append("a character wraps")
      return
    }
    for offset in 0..<width { clear(column + offset) }
    places[row * size.columns + column] = Place(text: .init(String(scalar).unicodeScalars), pen: pen)
    if width == 2 {
      places[row * size.columns + column + 1] = Place(text: .init(), isContinuation: true, pen: pen)
    }
    column += width
  }

  /// Where half of a wide character is overwritten, its other half becomes a blank.
  private mutating func clear(_ column: Int) {
    let index = row * size.columns + column
    if places[index].isContinuation, column > 0 { places[index - 1].text = .init(" ".unicodeScalars) }
    if column + 1 < size.columns, places[index + 1].isContinuation {
      places[index + 1].isContinuation = false
      places[index + 1].text = .init(" ".unicodeScalars)
    }
  }

  /// Where the screen shows something else than a frame, as a person would see it: of a blank, what is behind it.
  func differences(from frame: Frame, colors: ColorDepth) -> [String] {
    var found = faults
    for row in 0..<size.rows {
      for column in 0..<size.columns where !frame[column, row].isContinuation {
        let (cell, place) = (frame[column, row], self[column, row])
        var text = String.UnicodeScalarView()
        text.append(Unicode.Scalar(cell.scalar)!)
        if cell.mark != 0 { text.append(Unicode.Scalar(cell.mark)!) }
        if String(text) != String(place.text) {
          found.append("(\(column), \(row)): '\(String(place.text))' for '\(String(text))'")
        }
        let wanted = Self.pen(cell, colors)
        let isBlank =
          cell.scalar == 0x20 && cell.mark == 0
          && place.pen.attributes.union(wanted.attributes).isDisjoint(with: [.underline, .reverse])
        if isBlank ? wanted.background != place.pen.background : wanted != place.pen {
          found.append("(\(column), \(row)): \(place.pen) for \(wanted)")
        }
      }
    }
    return found
  }

  private static func pen(_ cell: Cell, _ colors: ColorDepth) -> Pen {
    let pair = ColorMapping.pair(foreground: cell.foreground, background: cell.background, depth: colors)
    func told(_ color: Color, _ index: Int16) -> String {
      if color.isTerminal || colors == .none { return "" }
      if colors == .full { return "2;\(color.red);\(color.green);\(color.blue)" }
      return index >= 16 ? "5;\(index)" : "\(index < 8 ? 30 + index : 82 + index)"
    }
    return Pen(
      foreground: told(cell.foreground, pair.foreground), background: told(cell.background, pair.background),
      attributes: cell.attributes)
  }
}
