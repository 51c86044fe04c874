/// A value inside a JSON text that was read, with its place.
package struct JSONNode {
  private let text: Bytes
  private let range: Range<Int>
  /// The place of the value, as FHIR writes such places: `item[2].answer[0].valueInteger`.
  package let path: String

  /// - Throws: what is wrong, when the text is not one JSON object.
  package init(_ text: Bytes) throws(JSONScanner.Failure) {
    var scanner = JSONScanner(text)
    var members: [JSONScanner.Member] = []
    try scanner.readObject(into: &members)
    self.text = text
    range = 0..<text.count
    path = ""
  }

  private init(text: Bytes, range: Range<Int>, path: String) {
    self.text = text
    self.range = range
    self.path = path
  }

  /// The offset of the value's first byte in the text.
  package var offset: Int { range.lowerBound }
  /// The value as it is written.
  package var bytes: Bytes { text.slice(range) }

  /// The members of an object; none of another value.
  package var members: [(name: String, value: JSONNode)] {
    places.map { place in
      let name = JSONText.text(bytes.slice(place.key))
      return (name, member(named: name, at: place.value))
    }
  }

  /// The member with this name.
  package subscript(_ name: String) -> JSONNode? {
    let wanted = Array(name.utf8)
    return places.first { bytes.slice($0.key).matches(wanted) }.map { member(named: name, at: $0.value) }
  }

  private var places: [JSONScanner.Member] {
    guard bytes.first(where: { !JSONText.isSpace($0) }) == Byte.openBrace else { return [] }
    var scanner = JSONScanner(bytes)
    var places: [JSONScanner.Member] = []
    // The whole text was read before, so that this cannot fail.
    try? scanner.readObject(into: &places)
    return places
  }

  private func member(named name: String, at inner: Range<Int>) -> JSONNode {
    node(at: inner, path: path.isEmpty ? name : "\(path).\(name)")
  }

  var isArray: Bool { bytes.first == Byte.openBracket }

  /// The elements of an array; none of another value.
  package var elements: [JSONNode] {
    guard isArray else { return [] }
    var scanner = JSONScanner(bytes)
    var ranges: [Range<Int>] = []
    try? scanner.readArray(into: &ranges)
    return ranges.enumerated().map { index, range in node(at: range, path: "\(path)[\(index)]") }
  }

  /// The text of a string.
  package var string: String? {
    guard bytes.first == Byte.quote else { return nil }
    return JSONText.text(bytes.slice(1..<(bytes.count - 1)))
  }

  private func node(at inner: Range<Int>, path: String) -> JSONNode {
    JSONNode(
      text: text, range: (range.lowerBound + inner.lowerBound)..<(range.lowerBound + inner.upperBound), path: path)
  }
}
