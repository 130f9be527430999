import GRDB

extension Row {
  /// The value of a column of a file that need not be what it says: throws where `row[index]` would trap.
  func get<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ index: Int, as _: Value.Type = Value.self
  ) throws -> Value {
    try decode(Value.self, atIndex: index)
  }
}
