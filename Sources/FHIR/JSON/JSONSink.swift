/// The kinds of JSON values.
package enum JSONKind: UInt8, Sendable {
  case object, array, string, number, bool, null
}

/// A taker of the values of a JSON text, in the order in which the scanner comes to them.
protocol JSONSink {
  /// A value begins. What is in it comes before its end.
  ///
  /// - Parameter name: of a member of an object; empty for another value.
  /// - Returns: what tells the value's end.
  mutating func begin(_ kind: JSONKind, at start: Int, named name: JSONScanner.Text) -> Int

  /// - Parameter hasEscape: whether there is a `\` in it, for a string.
  mutating func end(_ mark: Int, at end: Int, hasEscape: Bool)
}
