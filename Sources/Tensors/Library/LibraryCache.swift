import Synchronization

/// Computations that were made for a shape, kept for the next call with that shape.
///
/// Making one compiles code and takes about a millisecond. When `limit` shapes have gone by all are forgotten;
/// those in use live on with their users.
final class LibraryCache<Key: Hashable & Sendable, Value: AnyObject & Sendable>: Sendable {
  private let limit: Int
  private let kept = Mutex<[Key: Value]>([:])

  init(limit: Int = 512) { self.limit = limit }

  /// The value of `key`, made by `make` if it is not there.
  func value(of key: Key, make: () -> Value) -> Value {
    if let value = kept.withLock({ $0[key] }) { return value }
    let made = make()
    return kept.withLock { kept in
      if let value = kept[key] { return value }
      if kept.count >= limit { kept.removeAll(keepingCapacity: true) }
      kept[key] = made
      return made
    }
  }
}
