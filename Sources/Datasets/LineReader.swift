import Glibc
import Tensors

typealias NameBytes = UnsafeBufferPointer<UInt8>

/// Lines of a file through one buffer; what a call returns is valid until the next.
struct LineReader: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private let size: Int
  private var digest = SHA256()
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var begin = 0
  private var end = 0
  private var consumed = 0
  private var isAtEnd = false
  /// The number of the line that was returned last, from 1.
  private(set) var number = 0

  init(_ path: String) throws(NetworkFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LineReader.systemFault(path, "cannot be opened") }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    buffer = .allocate(capacity: 1 << 18)
  }

  deinit {
    buffer.deallocate()
    close(descriptor)
  }

  /// How much of the file has been read, 0…1.
  var shareRead: Double { size > 0 ? min(1, Double(consumed) / Double(size)) : 1 }

  /// The file, once it has been read to its end.
  var file: DataFile { DataFile(path: path, byteCount: consumed, sha256: digest.hexDigest) }

  func fault(_ problem: String, _ remedy: String) -> NetworkFileError {
    NetworkFileError(file: path, line: number, problem: problem, remedy: remedy)
  }

  /// The two names of the next edge.
  mutating func nextEdge() throws(NetworkFileError) -> (from: NameBytes, to: NameBytes)? {
    while let line = try nextLine() {
      var rest = line
      guard let from = nextWord(&rest), !isCommentMark(from[0]) else { continue }
      guard let to = nextWord(&rest) else {
        throw fault(
          "an edge needs two names, got '\(shown(line))'",
          "Write 'from to' on the line, or begin it with # to make it a comment")
      }
      while let column = nextWord(&rest) {
        guard isNumber(column) else {
          throw fault(
            "only numbers may follow the two names of an edge, got '\(shown(line))'",
            "Write 'from to', optionally followed by a weight")
        }
      }
      return (from, to)
    }
    return nil
  }

  /// The only name of the next line that has one.
  mutating func nextName() throws(NetworkFileError) -> NameBytes? {
    while let line = try nextLine() {
      var rest = line
      guard let name = nextWord(&rest), !isCommentMark(name[0]) else { continue }
      if nextWord(&rest) != nil {
        throw fault("expected one name, got '\(shown(line))'", "Write one name on each line")
      }
      return name
    }
    return nil
  }

  private mutating func nextLine() throws(NetworkFileError) -> NameBytes? {
    var searched = begin
    while true {
      let base = UnsafeMutableRawPointer(buffer.baseAddress!)
      if let found = memchr(base + searched, 0x0A, end - searched) {
        let newline = found - base
        defer { begin = newline + 1 }
        return line(begin..<newline)
      }
      searched = end
      if isAtEnd {
        guard begin < end else { return nil }
        defer { begin = end }
        return line(begin..<end)
      }
      try refill(&searched)
    }
  }

  private mutating func line(_ range: Range<Int>) -> NameBytes {
    number += 1
    var first = range.lowerBound
    if number == 1 && range.count >= 3 && buffer[first] == 0xEF && buffer[first + 1] == 0xBB
      && buffer[first + 2] == 0xBF
    {
      first += 3
    }
    return NameBytes(rebasing: buffer[first..<range.upperBound])
  }

  /// Moves the unread part to the front and reads on, in a buffer of twice the size when a line fills it.
  private mutating func refill(_ searched: inout Int) throws(NetworkFileError) {
    let unread = end - begin
    let target =
      unread * 2 > buffer.count
      ? UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2) : buffer
    memmove(target.baseAddress!, buffer.baseAddress! + begin, unread)
    if target.baseAddress != buffer.baseAddress {
      buffer.deallocate()
      buffer = target
    }
    searched -= begin
    begin = 0
    end = unread
    var count = Glibc.read(descriptor, buffer.baseAddress! + end, buffer.count - end)
    while count < 0 && errno == EINTR {
      count = Glibc.read(descriptor, buffer.baseAddress! + end, buffer.count - end)
    }
    guard count >= 0 else { throw LineReader.systemFault(path, "cannot be read") }
    isAtEnd = count == 0
    digest.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[end..<end + count]))
    end += count
    consumed += count
  }

  private static func systemFault(_ path: String, _ what: String) -> NetworkFileError {
    let reason = String(cString: strerror(errno))
    return NetworkFileError(
      file: path, line: nil, problem: "the file \(what): \(reason)",
      remedy: "Check the path, and that it is a file that you may read")
  }
}

@inline(__always)
private func isSeparator(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x2C || byte == 0x0D
}

private func isCommentMark(_ byte: UInt8) -> Bool { byte == 0x23 || byte == 0x25 }

/// Takes the next run of bytes that are no separators off the front of `rest`.
@inline(__always)
private func nextWord(_ rest: inout NameBytes) -> NameBytes? {
  var first = 0
  while first < rest.count && isSeparator(rest[first]) { first += 1 }
  var last = first
  while last < rest.count && !isSeparator(rest[last]) { last += 1 }
  guard first < last else { return nil }
  let word = NameBytes(rebasing: rest[first..<last])
  rest = NameBytes(rebasing: rest[last...])
  return word
}

private func isNumber(_ word: NameBytes) -> Bool {
  Double(String(decoding: word, as: UTF8.self)) != nil
}

/// Bytes of a file as they may stand in a message.
private func shown(_ bytes: NameBytes) -> String {
  shown(String(decoding: bytes.prefix(256), as: UTF8.self))
}

/// Text of a file as it may stand in a message: at most 60 characters, none that steers a terminal.
func shown(_ original: String) -> String {
  var text = ""
  for (count, scalar) in original.unicodeScalars.enumerated() {
    guard count < 60 else { return text + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      text += scalar == "\t" ? " " : scalar == "\r" ? "" : "\\u{\(String(scalar.value, radix: 16))}"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
