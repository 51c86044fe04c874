/// A reader of CSV written for the tests only, so that the program's own is not what judges it.
struct CSVTable {
  let header: [String]
  let rows: [[String: String]]

  struct Slip: Error, CustomStringConvertible {
    let description: String
  }

  init(_ bytes: [UInt8]) throws {
    var lines = try Self.fields(of: bytes)
    guard !lines.isEmpty else { throw Slip(description: "the table is empty") }
    let header = lines.removeFirst()
    guard Set(header).count == header.count else { throw Slip(description: "a column appears twice: \(header)") }
    for fields in lines where fields.count != header.count {
      throw Slip(description: "a row has \(fields.count) fields instead of \(header.count)")
    }
    self.header = header
    rows = lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The fields of each row, without their quotes.
  static func fields(of bytes: [UInt8]) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    func endField() throws {
      guard let text = String(validating: field, as: UTF8.self) else { throw Slip(description: "a field is not UTF-8") }
      row.append(text)
      field.removeAll()
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\"") where isQuoted && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\""):
        field.append(bytes[index])
        index += 1
      // Inside a field that starts without a quote, a quote is a letter.
      case UInt8(ascii: "\"") where isQuoted || field.isEmpty: isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: try endField()
      case UInt8(ascii: "\n") where !isQuoted:
        try endField()
        rows.append(row)
        row.removeAll()
      default: field.append(bytes[index])
      }
      index += 1
    }
    if isQuoted || !field.isEmpty || !row.isEmpty { throw Slip(description: "the last row has no end") }
    return rows
  }

  /// Rows as CSV, quoted where needed.
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
