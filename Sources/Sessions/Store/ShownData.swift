import Experiments

/// What a state shows under some names, as text for other programs.
public enum ShownData: Sendable {
  case curves([Curve])
  case event(NumberedEvent)
  case log(LogTail)

  /// How it is written.
  public enum Format: String, Sendable, CaseIterable {
    case csv, json
    /// Words alone: texts and logs.
    case text = "txt"
  }

  /// The formats that suit it, the usual one first.
  public var formats: [Format] {
    switch self {
    case .curves: [.csv, .json]
    case .log: [.text, .csv, .json]
    case .event(let numbered):
      switch numbered.event.payload {
      case .text: [.text, .json]
      case .histogram, .raster, .image, .table, .graph: [.csv, .json]
      default: [.json]
      }
    }
  }

  /// The data in a format; nil if it does not suit.
  public func text(as format: Format) -> String? {
    guard formats.contains(format) else { return nil }
    switch (format, self) {
    case (.csv, .curves(let curves)): return Self.csv(curves)
    case (.csv, .event(let numbered)): return numbered.event.payload.csv
    case (.csv, .log(let log)): return Self.csv(log)
    case (.text, .log(let log)): return log.map(\.text).joined(separator: "\n") + "\n"
    case (.text, .event(let numbered)):
      guard case .text(let text) = numbered.event.payload else { return nil }
      return text.hasSuffix("\n") ? text : text + "\n"
    case (.json, .event(let numbered)): return JSONText.encode(.record(numbered.exportFields)) + "\n"
    case (.json, .curves(let curves)): return JSONText.encode(.list(curves.map(\.exportFields))) + "\n"
    case (.json, .log(let log)): return JSONText.encode(.list(log.map(\.exportFields))) + "\n"
    case (.text, .curves): return nil
    }
  }

  /// Writes the data to a file, which must not be there yet; the end of its name says in which format, and without
  /// one of the known endings the usual format is taken.
  ///
  /// - Throws: `SessionError` when the file exists, cannot be made, or the format does not suit.
  public func write(to path: String) throws(SessionError) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init)
    let format = ending.flatMap(Format.init) ?? formats[0]
    guard let text = text(as: format) else {
      let known = formats.map { "." + $0.rawValue }.joined(separator: ", ")
      throw .notExported(path: path, detail: "this cannot be written as \(format.rawValue), only as \(known)")
    }
    let file = try ExportFile(path, overwrite: false)
    do throws(SessionError) {
      try file.write(text)
      try file.finish()
    } catch {
      file.discard()
      throw error
    }
  }

  private static func csv(_ curves: [Curve]) -> String {
    var csv = CSVText("name", "step", "last", "minimum", "maximum")
    for curve in curves {
      for bucket in curve.buckets {
        csv.append([curve.name, "\(bucket.lastStep)", "\(bucket.last)", "\(bucket.min)", "\(bucket.max)"])
      }
    }
    return csv.text
  }

  private static func csv(_ log: LogTail) -> String {
    var csv = CSVText("time_s", "step", "level", "text")
    for line in log {
      csv.append(["\(Double(line.time) / 1e6)", "\(line.step)", line.level.rawValue, line.text])
    }
    return csv.text
  }
}

extension Curve {
  fileprivate var exportFields: Value {
    .record([
      "name": .text(name), "steps": .list(buckets.map { .integer($0.lastStep) }),
      "last": .list(buckets.map { .real($0.last) }), "minimum": .list(buckets.map { .real($0.min) }),
      "maximum": .list(buckets.map { .real($0.max) }),
    ])
  }
}

extension LogLine {
  fileprivate var exportFields: Value {
    .record([
      "time_s": .real(Double(time) / 1e6), "step": .integer(step), "level": .text(level.rawValue),
      "text": .text(text),
    ])
  }
}

extension Event.Payload {
  /// One row for each bin, spike, pixel, table row or edge; nil for what has no rows.
  fileprivate var csv: String? {
    switch self {
    case .histogram(let histogram):
      var csv = CSVText("from", "to", "count")
      for (bin, count) in histogram.counts.enumerated() {
        csv.append(["\(histogram.edges[bin])", "\(histogram.edges[bin + 1])", "\(count)"])
      }
      return csv.text
    case .raster(let raster): return raster.csv
    case .image(let image):
      var csv = CSVText("row", "column", "channel", "value")
      for (place, value) in image.values.enumerated() {
        let pixel = place / image.channels
        csv.append(
          [pixel / image.width, pixel % image.width, place % image.channels].map(String.init) + ["\(value)"])
      }
      return csv.text
    case .table(let table):
      var csv = CSVText(header: table.columns.map(\.name))
      for row in table.rows { csv.append(row.map(\.description)) }
      return csv.text
    case .graph(let graph): return graph.csv
    default: return nil
    }
  }
}

extension Raster {
  fileprivate var csv: String {
    var csv = CSVText("group", "neuron", "time_step")
    var first = 0
    for group in groups {
      for neuron in 0..<group.neurons {
        for time in 0..<steps where fires(first + neuron, at: time) {
          csv.append([group.name, "\(neuron)", "\(time)"])
        }
      }
      first += group.neurons
    }
    return csv.text
  }
}

extension Graph {
  fileprivate var csv: String {
    func name(_ place: UInt8, _ names: [String]) -> String {
      names.indices.contains(Int(place)) ? names[Int(place)] : ""
    }
    var csv = CSVText("from", "to", "class", "class_of_from", "class_of_to")
    for (edge, kind) in zip(edges, classes.edgeClasses) {
      let ends = [Int(edge.from), Int(edge.to)]
      csv.append(
        ends.map { nodes[$0] } + [name(kind, classes.edgeClassNames)]
          + ends.map { name(classes.nodeClasses[$0], classes.nodeClassNames) })
    }
    return csv.text
  }
}
