import Experiments
import Foundation
import Sessions
import Testing

@Suite struct ExportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var header: SessionHeader {
    get throws {
      SessionHeader(
        id: "1", title: "Toy", preset: "quick", request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    }
  }

  private func export(_ events: [Event], _ format: SessionExporter.Format) throws -> String {
    let path = folder.file("a.plexus")
    let output = folder.file("out")
    try SessionFiles.write(path, header, events)
    try SessionExporter.export(path, as: format, to: output)
    #expect(folder.names == ["a.plexus", "out"])
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  @Test func `scalars become lines of comma separated values`() throws {
    var second = Event.scalar("odd, \"name\"\n", .nan, step: -2)
    (second.tick, second.time) = (7, 12_000_345)
    let text = try export([.scalar("loss/train", 0.1, step: 1), .phase("p", step: 1), second], .csv)
    #expect(
      text == "seq,tick,step,time_s,name,value\r\n1,0,1,0.000000,loss/train,0.1\r\n"
        + "3,7,-2,12.000345,\"odd, \"\"name\"\"\n\",nan\r\n")
  }

  @Test func `everything becomes one JSON document`() throws {
    let raster = Raster(title: "t", groups: [.init(name: "g", neurons: 2)], steps: 3, bits: [0b100101])
    let signed = Raster(
      title: "s", groups: [.init(name: "g", neurons: 2)], steps: 3, bits: [0b1], negativeBits: [0b100110])
    let table = Table(columns: [.init("a", .real(decimals: 2))], rows: [[0.5]])
    let text = try export(
      [
        .scalar("a", 2, step: 1), Event("r", .raster(raster)), Event("t", .table(table)),
        Event("x", .text("hello")), .log(.note, "l"), Event("s", .raster(signed)),
      ], .json)
    let document = try JSONText.decode(text)
    guard case .record(let fields) = document, let events = fields["events"]?.list else {
      Issue.record("\(text)")
      return
    }
    #expect(fields["system"] == "toy" && fields["preset"] == "quick" && fields["seed"] == 7)
    func content(_ place: Int, _ field: String) -> Value? {
      if case .record(let fields) = events[place] { fields[field] } else { nil }
    }
    #expect(content(0, "value") == 2 && content(0, "kind") == "scalar")
    #expect(content(1, "spikes") == [[0, 2], [2]] && content(1, "title") == "t")
    #expect(content(2, "rows") == [[0.5]] && content(3, "text") == "hello" && content(4, "level") == "note")
    #expect(content(5, "spikes") == [[0], []] && content(5, "negative_spikes") == [[1, 2], [2]])
    #expect(content(5, "kind") == "signed-raster")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }

  @Test(arguments: SessionExporter.Format.allCases)
  func `events of every kind can be written`(format: SessionExporter.Format) throws {
    var random = RandomEvents(seed: 12)
    let text = try export(EventKind.allCases.map { random.event($0) }, format)
    #expect(text.split(whereSeparator: \.isNewline).count >= 2)
  }

  private func session() throws -> String {
    let path = folder.file("a.plexus")
    try SessionFiles.write(path, header, [.scalar("a", 1, step: 1)])
    return path
  }

  @Test func `a symbolic link stays one, and what it leads to is written`() throws {
    let path = try session()
    let target = folder.file("target.csv")
    let link = folder.file("link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.csv")
    for overwrites in [false, true] {
      try SessionExporter.export(path, as: .csv, to: link, overwrite: overwrites)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.csv")
      #expect(try String(contentsOfFile: target, encoding: .utf8).hasPrefix("seq,"))
    }
    #expect(throws: SessionError.exists(path: link)) { try SessionExporter.export(path, as: .csv, to: link) }
    #expect(folder.names == ["a.plexus", "link.csv", "target.csv"])
  }

  @Test func `what is no plain file is written as it is and stays`() throws {
    let path = try session()
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both, so that nobody waits.
    let reader = open(pipe, O_RDWR)
    defer { close(reader) }
    for overwrites in [false, true] {
      try SessionExporter.export(path, as: .csv, to: pipe, overwrite: overwrites)
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(reader, &bytes, bytes.count)
      #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).hasPrefix("seq,"))
    }
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(folder.names == ["a.plexus", "pipe"])
  }

  @Test func `a file of somebody else's that is named like a part of ours stays`() throws {
    let path = try session()
    let part = folder.file("out.csv.part")
    try "mine".write(toFile: part, atomically: true, encoding: .utf8)
    try SessionExporter.export(path, as: .csv, to: folder.file("out.csv"))
    #expect(try String(contentsOfFile: part, encoding: .utf8) == "mine")
    #expect(folder.names == ["a.plexus", "out.csv", "out.csv.part"])
  }

  @Test func `a full device and a folder are refused with what helps there`() throws {
    let path = try session()
    let full = #expect(throws: SessionError.self) {
      try SessionExporter.export(path, as: .csv, to: "/dev/full", overwrite: true)
    }
    #expect(full?.description.contains("--save") == false && full?.description.contains("-o") == true)
    #expect(full?.description.contains("..") == false)
    #expect(throws: SessionError.isFolder(path: folder.path)) {
      try SessionExporter.export(path, as: .csv, to: folder.path, overwrite: true)
    }
  }

  @Test func `a replaced file keeps its permissions`() throws {
    let path = try session()
    let output = folder.file("out")
    try "mine".write(toFile: output, atomically: true, encoding: .utf8)
    chmod(output, 0o600)
    try SessionExporter.export(path, as: .csv, to: output, overwrite: true)
    var status = stat()
    #expect(stat(output, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: [7, 1 << 53, (1 << 53) + 1, .max] as [UInt64])
  func `a seed is exact for every reader`(seed: UInt64) throws {
    var header = try header
    header.request.seed = seed
    try SessionFiles.write(folder.file("a.plexus"), header, [.scalar("a", 1, step: 1)])
    let output = folder.file("out")
    try SessionExporter.export(folder.file("a.plexus"), as: .json, to: output)
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(text.contains(seed <= 1 << 53 ? "\"seed\":\(seed)," : "\"seed\":\"\(seed)\","))
  }

  @Test func `an existing file is kept unless told otherwise`() throws {
    let output = folder.file("out")
    try "mine".write(toFile: output, atomically: true, encoding: .utf8)
    let path = folder.file("a.plexus")
    try SessionFiles.write(path, header, [.scalar("a", 1, step: 1)])
    #expect(throws: SessionError.exists(path: output)) {
      try SessionExporter.export(path, as: .csv, to: output)
    }
    try SessionExporter.export(path, as: .csv, to: output, overwrite: true)
    #expect(try String(contentsOfFile: output, encoding: .utf8).hasPrefix("seq,"))
    let missing = folder.file("none")
    #expect(throws: SessionError.noFolder(path: missing + "/x", folder: missing)) {
      try SessionExporter.export(path, as: .csv, to: missing + "/x")
    }
  }
}
