import Glibc

/// Turns frames into control sequences: only what differs from the last frame, with the fewest moves of the cursor
/// and changes of style, as one update that a terminal shows at once.
///
/// Whatever width a terminal gives to a wide or rare character, the next one is placed anew, so that nothing shifts.
package struct ANSIEncoder {
  let colors: ColorDepth
  /// Whether the terminal takes UTF-8; otherwise only ASCII is sent.
  let isUTF8: Bool
  private var last: Frame?
  private var buffer: [UInt8] = []

  package init(colors: ColorDepth, isUTF8: Bool = true) {
    self.colors = colors
    self.isUTF8 = isUTF8
  }

  /// Forgets what the terminal shows.
  package mutating func forget() { last = nil }

  /// The bytes that bring the terminal from the last frame to this one; none where both are the same.
  package mutating func bytes(for frame: Frame) -> [UInt8] {
    var copy: [UInt8] = []
    encode(frame) { copy = Array($0) }
    return copy
  }

  /// The same without a copy; the bytes are valid within `body`, which is not called where there are none.
  mutating func encode(_ frame: Frame, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let known = last.flatMap { $0.size == frame.size ? $0 : nil }
    let isWhole = known == nil
    let old = known ?? Frame(size: frame.size)
    let room = frame.cells.count * ANSIPen.mostBytesPerCell + 64
    if buffer.count < room {
      // Left as it comes: pages that are never written are never there.
      buffer = [UInt8](unsafeUninitializedCapacity: room) { _, count in count = room }
    }
    buffer.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      var pen = ANSIPen(at: start, colors: colors, isUTF8: isUTF8, size: frame.size)
      pen.write(Self.begin)
      if isWhole { pen.write(Self.clear) }
      let empty = pen.next
      frame.cells.withUnsafeBufferPointer { new in
        old.cells.withUnsafeBufferPointer { old in Self.encode(new, old, frame.size, &pen) }
      }
      if pen.next == empty, !isWhole { return }
      pen.finish()
      pen.write(Self.end)
      body(UnsafeBufferPointer(start: start, count: pen.next - start))
    }
    last = frame
  }

  /// Synchronized output: terminals that know it show nothing until the end, others pass over both.
  private static let begin = Array("\u{1B}[?2026h".utf8)
  private static let end = Array("\u{1B}[?2026l".utf8)
  private static let clear = Array("\u{1B}[m\u{1B}[H\u{1B}[2J".utf8)

  private static func encode(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, _ size: Size, _ pen: inout ANSIPen
  ) {
    guard let new = new.baseAddress, let old = old.baseAddress else { return }
    let bytes = size.columns * MemoryLayout<Cell>.stride
    for row in 0..<size.rows {
      let start = row * size.columns
      if memcmp(new + start, old + start, bytes) == 0 { continue }
      encode(row: row, new + start, old + start, size.columns, &pen)
    }
  }

  private static func encode(
    row: Int, _ new: UnsafePointer<Cell>, _ old: UnsafePointer<Cell>, _ columns: Int, _ pen: inout ANSIPen
  ) {
    var column = 0
    while column < columns {
      if new[column] == old[column] {
        column += 1
        continue
      }
      // A character two columns wide is sent whole.
      var first = column
      while first > 0, new[first].isContinuation { first -= 1 }
      let isWide = first + 1 < columns && new[first + 1].isContinuation && !new[first].isContinuation
      pen.move(to: first, row, over: new)
      pen.put(new[first], isWide: isWide)
      column = max(column + 1, first + (isWide ? 2 : 1))
    }
  }
}
