import FHIR

/// A format of tables: rows of named values.
protocol TableFormat: Sendable {
  static var passing: Passing { get }

  /// The head of the output, before the first row.
  static func head(_ names: [String]) -> [UInt8]

  /// The sign between values.
  static var separator: UInt8 { get }
  static var rowStart: [UInt8] { get }
  static var rowEnd: [UInt8] { get }

  /// The text before each value that has this name.
  static func key(_ name: String) -> [UInt8]
  /// The value that stands for none.
  static var blank: [UInt8] { get }
  static func text(_ text: String) -> [UInt8]
  /// The sign around ids joined by semicolons, which need no quoting.
  static var quote: [UInt8] { get }

  /// Writes a value that goes along.
  static func append(_ value: PassingValue, to bytes: inout [UInt8])
}
