import GRDB

/// Reading a row of which nothing is certain: somebody else may have made the file. GRDB's own reading by name ends the
/// program where a column is not there, or holds something of another kind.
extension Row {
  /// - Returns: `nil` when there is no such column, or nothing of this kind in it.
  func value<Value: DatabaseValueConvertible>(_ column: String, as type: Value.Type = Value.self) -> Value? {
    hasColumn(column) ? Value.fromDatabaseValue(self[column] as DatabaseValue) : nil
  }

  /// The row's id, to name it by; 0 where it has none.
  var id: Int64 { value("id") ?? 0 }
}
