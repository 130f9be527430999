import Glibc

/// Makes a crash end the program at once; to be called first in `main`.
///
/// On a terminal Swift's crash reporter asks what to do and waits for a key, in a terminal that is in raw mode. Its
/// settings are read before `main`, so where `SWIFT_BACKTRACE` is not set it is set here and the program starts
/// itself once more with the same arguments.
public func prepareProcess() {
  let isInteractive = isatty(STDIN_FILENO) == 1 || isatty(STDOUT_FILENO) == 1
  guard isInteractive, getenv("SWIFT_BACKTRACE") == nil else { return }
  setenv("SWIFT_BACKTRACE", "interactive=no,color=no", 1)
  // By its path, so that lists of processes go on to name the program.
  guard let path = realpath("/proc/self/exe", nil) else { return }
  execv(path, CommandLine.unsafeArgv)
  free(path)
}
