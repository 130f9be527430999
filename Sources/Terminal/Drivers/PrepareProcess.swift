import CTerminal

/// Makes a crash end the program at once; to be called first in `main`.
///
/// On a terminal Swift's crash reporter would ask what to do and wait for a key. Its settings are read before `main`,
/// and starting the program anew with others would double the time to its first frame, so standard input is taken
/// away from the reporter instead.
public func prepareProcess() { ct_install_crash_handlers() }
