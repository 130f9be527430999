/// Writes cells as control sequences and remembers where the cursor stands and in which style it writes.
struct ANSIPen {
  /// No cell takes more: a move, a whole style and a character with a mark.
  static let mostBytesPerCell = 80

  /// Where the next byte goes; there must be room.
  var next: UnsafeMutablePointer<UInt8>
  private let colors: ColorDepth
  private let isUTF8: Bool
  private let columns: Int
  /// Where the next character would appear; beyond the last column while the terminal holds a line break back.
  private var column = 0
  private var row = 0
  /// Whether that is certain.
  private var isPlaced = false
  /// The style that was asked for last, and what was sent for it.
  private var style = Style.plain
  private var sent = ANSIStyle()

  init(at next: UnsafeMutablePointer<UInt8>, colors: ColorDepth, isUTF8: Bool, size: Size) {
    self.next = next
    self.colors = colors
    self.isUTF8 = isUTF8
    columns = size.columns
  }

  mutating func write(_ bytes: [UInt8]) {
    for byte in bytes { write(byte) }
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  /// Leaves the terminal in its own style.
  mutating func finish() {
    if sent != ANSIStyle() { sent.change(to: ANSIStyle(), &self) }
  }

  /// Brings the cursor to a cell the shortest way; `cells` is the row, of which a few may be written once more.
  mutating func move(to column: Int, _ row: Int, over cells: UnsafePointer<Cell>) {
    defer { (self.column, self.row, isPlaced) = (column, row, true) }
    guard isPlaced else { return place(column, row) }
    if row == self.row {
      if column == self.column { return }
      if column == 0 { return write(0x0D) }
      guard column > self.column, self.column < columns else { return place(column, row) }
      if rewrite(self.column..<column, cells) { return }
      begin()
      if column - self.column > 1 { write(number: column - self.column) }
      write(0x43)
    } else if row == self.row + 1, column == 0 {
      write(0x0D)
      write(0x0A)
    } else {
      place(column, row)
    }
  }

  private mutating func place(_ column: Int, _ row: Int) {
    begin()
    if row > 0 || column > 0 { write(number: row + 1) }
    if column > 0 {
      write(0x3B)
      write(number: column + 1)
    }
    write(0x48)
  }

  /// Writes a few unchanged cells again where that is no longer than a move.
  private mutating func rewrite(_ range: Range<Int>, _ cells: UnsafePointer<Cell>) -> Bool {
    guard range.count <= 4 else { return false }
    var bytes = 0
    for column in range {
      let cell = cells[column]
      guard cell.mark == 0, Self.isCertain(cell.scalar), cell.style == style else { return false }
      bytes += cell.scalar < 0x7F ? 1 : cell.scalar < 0x800 ? 2 : 3
    }
    guard bytes <= (range.count > 1 ? 4 : 3) else { return false }
    for column in range { put(scalar: cells[column].scalar) }
    return true
  }

  /// Writes a cell where the cursor stands.
  mutating func put(_ cell: Cell, isWide: Bool) {
    if cell.style != style { change(to: cell) }
    let scalar = cell.scalar == 0 ? 0x20 : cell.scalar
    if isWide && !isUTF8 {
      write(0x3F)
      write(0x3F)
    } else {
      put(scalar: scalar)
      if cell.mark != 0, isUTF8 { put(scalar: UInt32(cell.mark)) }
    }
    column += isWide ? 2 : 1
    isPlaced = !isUTF8 || !isWide && cell.mark == 0 && Self.isCertain(scalar)
  }

  private mutating func change(to cell: Cell) {
    let wanted = ANSIStyle(cell.style, colors: colors)
    // Of a blank only what is behind it is seen.
    let shows: Style.Attributes = [.underline, .reverse]
    if cell.scalar == 0x20, cell.mark == 0, wanted.background == sent.background,
      wanted.attributes.union(sent.attributes).isDisjoint(with: shows)
    {
      return
    }
    style = cell.style
    if wanted != sent { sent.change(to: wanted, &self) }
    sent = wanted
  }

  /// Whether all terminals agree that a character takes one column.
  private static func isCertain(_ scalar: UInt32) -> Bool {
    scalar < 0x300 && scalar != 0 || scalar >= 0x2500 && scalar < 0x25A0
      || scalar >= 0x2800 && scalar < 0x2900
  }

  private mutating func put(scalar: UInt32) {
    if scalar < 0x7F { return write(UInt8(scalar)) }
    guard isUTF8 else { return write(UInt8(Glyphs.asciiStandIn(for: scalar))) }
    if scalar < 0x800 {
      write(UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        write(UInt8(0xE0 | scalar >> 12))
      } else {
        write(UInt8(0xF0 | scalar >> 18))
        write(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      write(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    write(UInt8(0x80 | scalar & 0x3F))
  }

  /// The beginning of a control sequence.
  mutating func begin() {
    write(0x1B)
    write(0x5B)
  }

  mutating func write(number: Int) {
    if number >= 10 {
      if number >= 100 {
        if number >= 1000 { write(number: number / 1000) }
        write(UInt8(0x30 + number / 100 % 10))
      }
      write(UInt8(0x30 + number / 10 % 10))
    }
    write(UInt8(0x30 + number % 10))
  }
}
