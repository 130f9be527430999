import CNcurses
import CTerminal
import Glibc

/// Shows frames through curses, in as many colours as terminfo grants.
///
/// Only the difference to the last frame is handed to curses, which otherwise compares every row again.
struct CursesScreen: DeviceScreen {
  private let colors: ColorDepth
  private var last: Frame?
  private var run: [cchar_t] = []
  /// Curses' pair for the numbers of two colours, and for two colours themselves, many of which share numbers.
  private var numbered: [UInt32: Int32] = [:]
  private var pairs: [UInt64: Int32] = [:]
  private var recent: (colors: UInt64, pair: Int32) = (0, 0)
  private var isExhausted = false

  init(colors: ColorDepth) { self.colors = colors }

  mutating func forget() { last = nil }

  mutating func show(_ frame: Frame) {
    guard let window = ct_screen_window() else { return }
    let runs: [CellRun]
    if let last, last.size == frame.size {
      runs = frame.difference(from: last)
      if runs.isEmpty { return }
    } else {
      runs = frame.difference(from: Frame(size: .zero))
      clearok(window, true)
    }
    for run in runs { write(run, of: frame, to: window) }
    wrefresh(window)
    last = frame
    if isExhausted { startPairsAnew() }
  }

  private mutating func write(_ cells: CellRun, of frame: Frame, to window: UnsafeMutablePointer<WINDOW>) {
    run.removeAll(keepingCapacity: true)
    for column in cells.columns {
      let cell = frame[column, cells.row]
      guard !cell.isContinuation else { continue }
      let width: Int32 = isWide(column, cells.row, in: frame) ? 2 : 1
      // Where the system's locale disagrees on a width, curses would put what follows elsewhere.
      let isKnown = cell.scalar < 0x7F || wcwidth(wchar_t(cell.scalar)) == width
      for _ in 0..<(isKnown ? 1 : width) { run.append(character(for: cell, isKnown: isKnown)) }
    }
    mvwadd_wchnstr(window, Int32(cells.row), Int32(cells.columns.lowerBound), run, Int32(run.count))
  }

  private func isWide(_ column: Int, _ row: Int, in frame: Frame) -> Bool {
    column + 1 < frame.size.columns && frame[column + 1, row].isContinuation
  }

  private mutating func character(for cell: Cell, isKnown: Bool) -> cchar_t {
    var character = cchar_t()
    character.attr = Self.attributes(of: cell.attributes)
    character.ext_color = pair(for: cell)
    character.chars.0 = isKnown ? wchar_t(cell.scalar) : 0x3F
    if isKnown, cell.mark != 0, wcwidth(wchar_t(cell.mark)) == 0 {
      character.chars.1 = wchar_t(cell.mark)
    }
    return character
  }

  private static func attributes(of attributes: Style.Attributes) -> attr_t {
    guard !attributes.isEmpty else { return 0 }
    var bits: UInt32 = 0
    if attributes.contains(.bold) { bits |= ct_bold }
    if attributes.contains(.dim) { bits |= ct_dim }
    if attributes.contains(.italic) { bits |= ct_italic }
    if attributes.contains(.underline) { bits |= ct_underline }
    if attributes.contains(.reverse) { bits |= ct_reverse }
    return bits
  }

  /// Curses numbers pairs of colours; they are handed out as they are needed.
  private mutating func pair(for cell: Cell) -> Int32 {
    guard colors != .none else { return 0 }
    let wanted = UInt64(cell.foreground.bits) << 32 | UInt64(cell.background.bits)
    if wanted == 0 || wanted == recent.colors { return wanted == 0 ? 0 : recent.pair }
    let pair = pairs[wanted] ?? newPair(for: cell)
    if pairs.count >= Self.mostRemembered { pairs.removeAll(keepingCapacity: true) }
    pairs[wanted] = pair
    recent = (wanted, pair)
    return pair
  }

  /// Images in full colour would otherwise fill the memory in time.
  private static let mostRemembered = 1 << 16

  private mutating func newPair(for cell: Cell) -> Int32 {
    let (front, back) = ColorMapping.pair(
      foreground: cell.foreground, background: cell.background, depth: colors)
    let key = UInt32(UInt16(bitPattern: front)) << 16 | UInt32(UInt16(bitPattern: back))
    if let pair = numbered[key] { return pair }
    let next = Int32(numbered.count + 1)
    guard next < ct_color_pairs(), init_extended_pair(next, Int32(front), Int32(back)) == OK else {
      // With few pairs what is left is shown in the terminal's own colours.
      isExhausted = ct_color_pairs() > 256
      return 0
    }
    numbered[key] = next
    return next
  }

  /// All pairs are taken: colours seen long ago give theirs up, and the next frame is written whole.
  private mutating func startPairsAnew() {
    reset_color_pairs()
    numbered.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    (recent, isExhausted) = ((0, 0), false)
    forget()
  }
}
