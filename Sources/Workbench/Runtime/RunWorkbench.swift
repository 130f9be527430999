import Terminal

/// Opens the workbench in the terminal and returns when the person leaves it.
///
/// Call `prepareProcess()` first in `main`.
///
/// - Returns: the exit status: 0, or 130 when a signal ended it.
/// - Throws: `TerminalError` when there is no terminal that can show a screen; nothing has been written then.
public func runWorkbench(_ options: WorkbenchOptions) throws(TerminalError) -> Int32 {
  let terminal = try TerminalSession(mouse: options.hasMouse, driver: options.output)
  return WorkbenchApp(options, terminal: terminal).run()
}
