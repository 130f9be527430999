import CNcurses
import CTerminal
import Glibc

/// What is known of a terminal without writing to it.
public struct TerminalReport: Sendable {
  /// `TERM`.
  public var name: String
  /// `COLORTERM`; empty if it is not set.
  public var colorTerm: String
  /// Why it cannot show a screen, if so.
  public var problem: TerminalError?
  /// What would bring frames to it.
  public var driver: OutputDriver
  /// The colours that would be used.
  public var colors: ColorDepth
  /// Columns and rows; nil where standard output is no terminal.
  public var size: Size?
  /// Whether its description has a mouse.
  public var hasMouse: Bool
  /// The character set of the locale.
  public var encoding: String
  /// Whether characters beyond ASCII can be written.
  public var isUTF8: Bool { encoding == "UTF-8" }

  /// The terminal that `TERM` names, on standard output if that is one.
  public static func current() -> TerminalReport {
    setlocale(LC_CTYPE, "")
    let name = TerminalDevice.environment("TERM")
    var problem: TerminalError?
    do { try TerminalDevice.check(name, STDOUT_FILENO) } catch { problem = error }
    var isKnown = true
    if case .unknown = problem { isKnown = false }
    let traits = isKnown ? TerminalDevice.traits(of: name) : TerminalTraits(name: name)
    return TerminalReport(
      name: name, colorTerm: traits.colorTerm, problem: problem, driver: traits.driver,
      colors: traits.colors(by: traits.driver), size: isatty(STDOUT_FILENO) == 1 ? screenSize : nil,
      hasMouse: isKnown && TerminalDevice.capability("kmous") != nil,
      encoding: String(cString: nl_langinfo(Int32(CODESET))))
  }

  private static var screenSize: Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}
