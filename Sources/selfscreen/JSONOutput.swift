import ForeignText
import Foundation
import Glibc

/// Prints a value as JSON, with its keys in an order that does not change.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  try writeJSON(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
}

/// Writes a piece of JSON: the same data, with what a terminal would obey as JSON can write it too.
func writeJSON(_ json: String) throws {
  try Array(json.escapedInJSON.utf8).withUnsafeBytes { try writeAll($0, to: STDOUT_FILENO, name: "standard output") }
}

extension String {
  /// JSON in which nothing unseen stands as it is: such characters only stand inside texts.
  fileprivate var escapedInJSON: String {
    if utf8.allSatisfy({ $0 < 0x7F }) { return self }
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar != "\n", scalar.isUnseen else {
        escaped.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        escaped.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
      }
    }
    return String(escaped)
  }
}
