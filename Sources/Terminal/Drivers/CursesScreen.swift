import CNcurses
import CTerminal
import Glibc

/// Shows frames through curses, in as many colours as terminfo grants.
///
/// Only the difference to the last frame is handed to curses, which otherwise compares every row again.
struct CursesScreen: ScreenOutput {
  private let colors: ColorDepth
  private var last: Frame?
  private var run: [cchar_t] = []
  private var pairs: [UInt64: Int32] = [:]
  private var recent: (colors: UInt64, pair: Int32) = (0, 0)
  private var repaints = false

  init(colors: ColorDepth) { self.colors = colors }

  /// Forgets what the terminal shows.
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
    if repaints { startPairsAnew() }
  }

  private mutating func write(_ cells: CellRun, of frame: Frame, to window: UnsafeMutablePointer<WINDOW>) {
    run.removeAll(keepingCapacity: true)
    for column in cells.columns {
      let cell = frame[column, cells.row]
      guard !cell.isContinuation else { continue }
      run.append(character(for: cell, isWide: isWide(column, cells.row, in: frame)))
    }
    mvwadd_wchnstr(window, Int32(cells.row), Int32(cells.columns.lowerBound), run, Int32(run.count))
  }

  private func isWide(_ column: Int, _ row: Int, in frame: Frame) -> Bool {
    column + 1 < frame.size.columns && frame[column + 1, row].isContinuation
  }

  private mutating func character(for cell: Cell, isWide: Bool) -> cchar_t {
    var character = cchar_t()
    character.attr = Self.attributes(of: cell.attributes)
    character.ext_color = pair(for: cell)
    // Where the system's locale disagrees on a width, curses would put what follows elsewhere.
    let width: Int32 = isWide ? 2 : 1
    if cell.scalar < 0x7F || wcwidth(wchar_t(cell.scalar)) == width {
      character.chars.0 = wchar_t(cell.scalar)
      if cell.mark != 0, wcwidth(wchar_t(cell.mark)) == 0 { character.chars.1 = wchar_t(cell.mark) }
    } else {
      character.chars.0 = isWide ? 0xFF1F : 0x3F
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
    let pair = pairs[wanted] ?? newPair(for: cell, key: wanted)
    recent = (wanted, pair)
    return pair
  }

  private mutating func newPair(for cell: Cell, key: UInt64) -> Int32 {
    let (front, back) = ColorMapping.pair(
      foreground: cell.foreground, background: cell.background, depth: colors)
    // Many colours share a nearest one; the pair of the numbers is looked for first. Bit 63 keeps these keys apart.
    let numbers = 1 << 63 | UInt64(UInt16(bitPattern: front)) << 16 | UInt64(UInt16(bitPattern: back))
    var pair = pairs[numbers] ?? 0
    if pair == 0 {
      let next = Int32(used + 1)
      if next < min(ct_color_pairs(), 32_767), init_extended_pair(next, Int32(front), Int32(back)) == OK {
        pair = next
        used += 1
        pairs[numbers] = pair
      } else {
        repaints = ct_color_pairs() > 256
      }
    }
    pairs[key] = pair
    return pair
  }

  private var used = 0

  /// All pairs are taken: colours seen long ago give theirs up, and the next frame is written whole.
  private mutating func startPairsAnew() {
    reset_color_pairs()
    pairs.removeAll(keepingCapacity: true)
    (used, recent, repaints) = (0, (0, 0), false)
    forget()
  }
}
