/// Gives each distinct name an id, in order of first appearance (open addressing, linear probing).
struct NameInterner: ~Copyable {
  // The key of a name of at most 7 bytes is the name itself and its length, so equal keys mean equal names;
  // longer names have a hash with a last byte that no length has, and are compared byte by byte.
  private struct Slot {
    // Halves, so that a slot takes 12 bytes and one cache miss.
    var keyLow: UInt32 = 0
    var keyHigh: UInt32 = 0
    var id: UInt32 = .max

    var key: UInt64 { UInt64(keyHigh) << 32 | UInt64(keyLow) }

    init() {}

    init(key: UInt64, id: UInt32) {
      keyLow = UInt32(truncatingIfNeeded: key)
      keyHigh = UInt32(key >> 32)
      self.id = id
    }
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var logarithm = 10
  private var bytes: [UInt8] = []
  private var ranges = NameRanges()

  init() {
    slots = NameInterner.table(logarithm)
  }

  /// The names that there are already, with their ids.
  init(_ names: NodeNames) {
    self.init()
    names.bytes.withUnsafeBufferPointer { all in
      for id in 0..<names.count {
        _ = self.id(of: NameBytes(rebasing: all[names.ranges[id]]))
      }
    }
  }

  deinit { slots.deallocate() }

  /// The number of names.
  var count: Int { ranges.count }

  /// All names by id.
  var names: NodeNames { NodeNames(bytes: bytes, ranges: ranges) }

  func knownID(of name: NameBytes) -> UInt32? {
    let key = key(of: name)
    let id = slots[place(of: name, key: key)].id
    return id == .max ? nil : id
  }

  mutating func id(of name: NameBytes) -> UInt32 {
    let key = key(of: name)
    let place = place(of: name, key: key)
    if slots[place].id != .max { return slots[place].id }
    let id = UInt32(count)
    precondition(id < .max - 1, "NodeNames: at most 2^32 − 2 nodes fit")
    slots[place] = Slot(key: key, id: id)
    bytes.append(contentsOf: name)
    ranges.append(name.count)
    if count * 3 > 2 << logarithm { grow() }
    return id
  }

  /// Where `name` stands, or the empty place where it belongs.
  @inline(__always)
  private func place(of name: NameBytes, key: UInt64) -> Int {
    let mask = 1 << logarithm - 1
    var place = start(key)
    while slots[place].id != .max {
      if slots[place].key == key && (name.count < 8 || isName(slots[place].id, name)) { break }
      place = (place + 1) & mask
    }
    return place
  }

  @inline(__always)
  private func start(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - logarithm)) }

  private func isName(_ id: UInt32, _ name: NameBytes) -> Bool {
    let range = ranges[Int(id)]
    return range.count == name.count && bytes[range].elementsEqual(name)
  }

  @inline(__always)
  private func key(of name: NameBytes) -> UInt64 {
    var key: UInt64 = 0
    if name.count < 8 {
      for byte in name { key = key << 8 | UInt64(byte) }
      return key | UInt64(name.count) << 56
    }
    for byte in name {
      key = (key ^ UInt64(byte)) &* 0x100_0000_01B3
      key ^= key >> 29
    }
    return key | 0xFF << 56
  }

  private mutating func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: 1 << logarithm)
    logarithm += 1
    slots = NameInterner.table(logarithm)
    let mask = 1 << logarithm - 1
    for slot in old where slot.id != .max {
      var place = start(slot.key)
      while slots[place].id != .max { place = (place + 1) & mask }
      slots[place] = slot
    }
    old.deallocate()
  }

  private static func table(_ logarithm: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << logarithm)
    slots.initialize(repeating: Slot(), count: 1 << logarithm)
    return slots
  }
}
