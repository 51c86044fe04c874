/// Rows as CSV (RFC 4180).
struct CSVTable {
  private(set) var text = ""

  init(_ head: [String]) {
    append(head)
  }

  mutating func append(_ row: [String]) {
    text += row.map(Self.field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline } && text.first != " " && text.last != " "
    return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
