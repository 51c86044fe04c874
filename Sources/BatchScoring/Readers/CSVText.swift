import FHIR

/// The few things about the text of CSV fields that are needed byte by byte.
enum CSVText {
  /// The bytes as a field: in quotes where they need them.
  static func field(_ bytes: Bytes) -> [UInt8] {
    let needsQuotes = bytes.contains {
      $0 == Byte.comma || $0 == Byte.quote || $0 == Byte.newline || $0 == Byte.carriageReturn
    }
    guard needsQuotes else { return Array(bytes) }
    var field = [Byte.quote]
    for byte in bytes {
      if byte == Byte.quote { field.append(Byte.quote) }
      field.append(byte)
    }
    return field + [Byte.quote]
  }

  /// The text that a field stands for: in a quoted one, quotes are written twice.
  ///
  /// - Parameter raw: the field with its quotes.
  static func text(_ raw: Bytes, isQuoted: Bool) -> String {
    guard isQuoted else { return raw.text }
    let text = raw.slice(1..<(raw.count - 1)).text
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }
}
