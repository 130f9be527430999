import GRDB

extension Row {
  /// The value of a column of a file that need not be what it says: throws where `row[index]` would trap.
  func get<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ index: Int, as _: Value.Type = Value.self
  ) throws -> Value {
    try decode(Value.self, atIndex: index)
  }

  /// Microseconds since the run began; throws for what would not survive arithmetic.
  func time(_ index: Int) throws -> Int64 {
    let time: Int64 = try get(index)
    guard SessionSchema.times.contains(time) else { throw EventCodingError("a time of \(time) microseconds") }
    return time
  }
}
