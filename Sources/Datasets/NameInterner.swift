/// Gives each distinct name an id, in order of first appearance (open addressing, linear probing).
final class NameInterner {
  // The key of a name of at most 7 bytes is the name itself and its length, so equal keys mean equal names;
  // longer names have a hash with a last byte that no length has, and are compared byte by byte.
  private var keys: UnsafeMutablePointer<UInt64>
  private var ids: UnsafeMutablePointer<UInt32>
  private var shift: UInt64
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0]

  init() {
    shift = 64 - 10
    (keys, ids) = NameInterner.table(shift)
  }

  convenience init(_ names: NodeNames) {
    self.init()
    names.bytes.withUnsafeBufferPointer { all in
      for id in 0..<names.count {
        _ = self.id(of: NameBytes(rebasing: all[Int(names.offsets[id])..<Int(names.offsets[id + 1])]))
      }
    }
  }

  deinit {
    keys.deallocate()
    ids.deallocate()
  }

  func names() -> NodeNames { NodeNames(bytes: bytes, offsets: offsets) }

  func knownID(of name: NameBytes) -> UInt32? {
    let id = ids[slot(of: name, key: key(of: name))]
    return id == .max ? nil : id
  }

  func id(of name: NameBytes) -> UInt32 {
    let key = key(of: name)
    let slot = slot(of: name, key: key)
    if ids[slot] != .max { return ids[slot] }
    let id = UInt32(offsets.count - 1)
    precondition(
      id < .max - 1 && bytes.count + name.count <= Int(UInt32.max),
      "NodeNames: node names have at most 2^32 − 1 bytes in all")
    keys[slot] = key
    ids[slot] = id
    bytes.append(contentsOf: name)
    offsets.append(UInt32(bytes.count))
    if offsets.count * 3 > 2 << (64 - shift) { grow() }
    return id
  }

  private func slot(of name: NameBytes, key: UInt64) -> Int {
    let mask = 1 << (64 - shift) - 1
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while ids[slot] != .max && !(keys[slot] == key && (name.count < 8 || isName(ids[slot], name))) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isName(_ id: UInt32, _ name: NameBytes) -> Bool {
    let range = Int(offsets[Int(id)])..<Int(offsets[Int(id) + 1])
    return range.count == name.count && bytes[range].elementsEqual(name)
  }

  @inline(__always)
  private func key(of name: NameBytes) -> UInt64 {
    var key: UInt64 = 0
    if name.count < 8 {
      for byte in name.reversed() { key = key << 8 | UInt64(byte) }
      return key | UInt64(name.count) << 56
    }
    for byte in name {
      key = (key ^ UInt64(byte)) &* 0x100_0000_01B3
      key ^= key >> 29
    }
    return key | 0xFF << 56
  }

  private func grow() {
    let old = (keys, ids, count: 1 << (64 - shift))
    shift -= 1
    (keys, ids) = NameInterner.table(shift)
    let mask = 1 << (64 - shift) - 1
    for k in 0..<old.count where old.1[k] != .max {
      var slot = Int((old.0[k] &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while ids[slot] != .max { slot = (slot + 1) & mask }
      keys[slot] = old.0[k]
      ids[slot] = old.1[k]
    }
    old.0.deallocate()
    old.1.deallocate()
  }

  private static func table(_ shift: UInt64) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt32>) {
    let count = 1 << (64 - shift)
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    let ids = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
    keys.initialize(repeating: 0, count: count)
    ids.initialize(repeating: .max, count: count)
    return (keys, ids)
  }
}
