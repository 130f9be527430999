import Foundation

/// Why a file could not be read or written, as the system says it.
public enum FileProblem {
  /// Words such as `Permission denied`; Foundation's own name no cause.
  public static func words(_ error: any Error) -> String {
    if (error as? CocoaError)?.code == .fileReadInapplicableStringEncoding { return "it is not UTF-8 text" }
    var cause: NSError? = error as NSError
    while let here = cause {
      if here.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(here.code))) }
      cause = here.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    return switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: String(cString: strerror(ENOENT))
    case .fileReadNoPermission?, .fileWriteNoPermission?: String(cString: strerror(EACCES))
    case .fileWriteOutOfSpace?: String(cString: strerror(ENOSPC))
    case .fileWriteVolumeReadOnly?: String(cString: strerror(EROFS))
    // What Foundation says of a folder that is read as a file, and no cause with it.
    case .fileReadUnknown?: "it may be a folder"
    default: error.localizedDescription
    }
  }
}
