/// A JSON text that was read once, as a flat list of its values: looking one up walks the list and never reads the text
/// again.
///
/// Nodes point into it without keeping it: a response has hundreds of them, and counting each would take longer than
/// reading the text. Whoever made the tape keeps it, and the bytes of the text, until no node is used any more.
package final class JSONTape {
  private let text: Bytes
  private let entries: UnsafeMutablePointer<Entry>

  /// One value. Four bytes are enough for a place: no text that is read is longer.
  struct Entry {
    let kind: JSONKind
    /// Whether the value's name, or a string's text, has a `\` in it.
    let hasEscapedName: Bool
    var hasEscape = false
    /// The bytes of its name between the quotes, for a member of an object.
    let nameStart: UInt32
    let nameEnd: UInt32
    let start: UInt32
    var end: UInt32 = 0
    /// The position of the first entry behind the value and all that is in it.
    var next: UInt32 = 0

    var range: Range<Int> { Int(start)..<Int(end) }
    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  }

  /// - Throws: what is wrong, when the text is not one JSON object.
  package init(_ text: Bytes) throws(JSONScanner.Failure) {
    var builder = Builder(size: text.count)
    var scanner = JSONScanner(text)
    try scanner.readObject(into: &builder)
    self.text = text
    entries = .allocate(capacity: builder.entries.count)
    builder.entries.withUnsafeBufferPointer { all in
      for (index, entry) in all.enumerated() { (entries + index).initialize(to: entry) }
    }
  }

  deinit { entries.deallocate() }

  /// The object that the text is.
  package var root: JSONNode { JSONNode(text: text, entries: UnsafePointer(entries), position: 0) }

  /// Writes down each value as the scanner comes to it.
  private struct Builder: JSONSink {
    var entries: [Entry] = []

    init(size: Int) {
      // About the bytes that a value takes in FHIR.
      entries.reserveCapacity(size / 12)
    }

    mutating func begin(_ kind: JSONKind, at start: Int, named name: JSONScanner.Text) -> Int {
      entries.append(
        Entry(
          kind: kind, hasEscapedName: name.hasEscape, nameStart: UInt32(name.range.lowerBound),
          nameEnd: UInt32(name.range.upperBound), start: UInt32(start)))
      return entries.count - 1
    }

    mutating func end(_ mark: Int, at end: Int, hasEscape: Bool) {
      entries[mark].end = UInt32(end)
      entries[mark].hasEscape = hasEscape
      entries[mark].next = UInt32(entries.count)
    }
  }
}
