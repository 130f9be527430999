import Experiments

/// Payloads with raw data: histogram, raster, image, tracking.
extension Histogram {
  func fields(data: inout ByteWriter) -> [String: Value] {
    data.append(edges)
    data.append(counts.map { Int64($0) })
    return ["bins": .integer(counts.count)]
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    let bins = try meta.count("bins")
    self.init(
      edges: try data.numbers(bins + 1), counts: try data.numbers(bins, of: Int64.self).map { Int($0) })
  }
}

extension Raster {
  func fields(data: inout ByteWriter) -> [String: Value] {
    data.append(bits)
    if let negativeBits { data.append(negativeBits) }
    return [
      "title": .text(title), "steps": .integer(steps),
      "groups": .list(groups.map { .record(["name": .text($0.name), "neurons": .integer($0.neurons)]) }),
    ]
  }

  init(_ meta: MetaFields, _ data: inout ByteReader, isSigned: Bool) throws(EventCodingError) {
    var groups: [Group] = []
    for value in try meta.list("groups") {
      let fields = MetaFields(value.record ?? [:])
      groups.append(Group(name: try fields.text("name"), neurons: try fields.count("neurons")))
    }
    let steps = try meta.count("steps")
    let (cells, overflow) = groups.reduce(0) { $0 + $1.neurons }.multipliedReportingOverflow(by: steps)
    guard !overflow, cells <= .max - 7, cells > 0 || steps < 1 << 20 else {
      throw EventCodingError("a raster beyond measure")
    }
    let bits: [UInt8] = try data.numbers((cells + 7) / 8)
    self.init(
      title: try meta.text("title"), groups: groups, steps: steps, bits: bits,
      negativeBits: isSigned ? try data.numbers((cells + 7) / 8) : nil)
  }
}

extension Image {
  func fields(data: inout ByteWriter) -> [String: Value] {
    data.append(values)
    var fields: [String: Value] = [
      "title": .text(title), "width": .integer(width), "height": .integer(height),
      "channels": .integer(channels), "colours": .text(colourMap.rawValue),
      "range": .list([.real(Double(range.lowerBound)), .real(Double(range.upperBound))]),
      "boxes": .list(boxes.map(\.value)),
    ]
    if tiles > 1 { fields["tiles"] = .integer(tiles) }
    return fields
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    let (width, height) = (try meta.count("width"), try meta.count("height"))
    let channels = try meta.count("channels")
    let (count, overflow) = (width * height).multipliedReportingOverflow(by: channels)
    let tiles = try meta["tiles"] == nil ? 1 : meta.count("tiles")
    let range = try meta.list("range").compactMap { $0.realOrNamed.map { Float($0) } }
    guard !overflow, range.count == 2, range[0] <= range[1],
      let colourMap = ColourMap(rawValue: try meta.text("colours"))
    else { throw EventCodingError("an image without usable range, colours or size") }
    guard channels > 0 else { throw EventCodingError("an image without channels") }
    guard tiles > 0, height % tiles == 0 else {
      throw EventCodingError("an image whose rows cannot be cut into its tiles")
    }
    self.init(
      title: try meta.text("title"), width: width, height: height, channels: channels,
      values: try data.numbers(count), range: range[0]...range[1], colourMap: colourMap,
      boxes: try Box.list(meta.list("boxes")), tiles: tiles)
  }
}

extension TrackingFrame {
  func fields(data: inout ByteWriter) -> [String: Value] {
    let image = image.fields(data: &data)
    data.append(events.map(\.x))
    data.append(events.map(\.y))
    data.append(events.map(\.time))
    data.append(events.map { $0.isOn ? UInt8(1) : 0 })
    return [
      "image": .record(image), "events": .integer(events.count), "boxes": .list(boxes.map(\.value)),
    ]
  }

  init(_ meta: MetaFields, _ data: inout ByteReader) throws(EventCodingError) {
    let image = try Image(MetaFields(meta.record("image")), &data)
    let count = try meta.count("events")
    let x = try data.numbers(count, of: UInt16.self)
    let y = try data.numbers(count, of: UInt16.self)
    let time = try data.numbers(count, of: Int32.self)
    let isOn = try data.numbers(count, of: UInt8.self)
    self.init(
      image: image,
      events: (0..<count).map { CameraEvent(x: x[$0], y: y[$0], time: time[$0], isOn: isOn[$0] != 0) },
      boxes: try Box.list(meta.list("boxes")))
  }
}
