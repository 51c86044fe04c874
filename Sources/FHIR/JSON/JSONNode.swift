/// A value inside a JSON text that was read, with its place.
///
/// It must not be used when the tape is gone that it is in.
package struct JSONNode {
  private let text: Bytes
  private let entries: UnsafePointer<JSONTape.Entry>
  private let position: Int

  init(text: Bytes, entries: UnsafePointer<JSONTape.Entry>, position: Int) {
    self.text = text
    self.entries = entries
    self.position = position
  }

  private func node(at position: Int) -> JSONNode { JSONNode(text: text, entries: entries, position: position) }

  private var entry: JSONTape.Entry { entries[position] }

  package var kind: JSONKind { entry.kind }
  /// The offset of the value's first byte in the text.
  package var offset: Int { entry.range.lowerBound }
  /// The value as it is written.
  package var bytes: Bytes { text.slice(entry.range) }

  // MARK: Parts

  /// The values in an object or an array.
  package struct Parts: Sequence, IteratorProtocol {
    private let whole: JSONNode
    private var position: Int
    private let end: Int

    fileprivate init(_ node: JSONNode, isEmpty: Bool) {
      whole = node
      position = node.position + 1
      end = isEmpty ? position : Int(node.entry.next)
    }

    package mutating func next() -> JSONNode? {
      guard position < end else { return nil }
      let part = whole.node(at: position)
      position = Int(part.entry.next)
      return part
    }
  }

  /// The members of an object; none of another value.
  package var members: Parts { Parts(self, isEmpty: kind != .object) }

  /// The elements of an array; none of another value.
  package var elements: Parts { Parts(self, isEmpty: kind != .array) }

  /// The elements of an array, or the value itself where there should be one.
  var listed: [JSONNode] { isArray ? Array(elements) : [self] }

  package var isArray: Bool { kind == .array }

  /// The first member with this name.
  package subscript(_ name: StaticString) -> JSONNode? { members.first { $0.isNamed(name) } }

  /// The member's name; empty for another value.
  package var name: String { JSONText.text(text.slice(entry.name)) }

  /// Whether the value is a member with this name, however it is written.
  package func isNamed(_ name: StaticString) -> Bool {
    let entry = entry
    if entry.hasEscapedName { return self.name == name.description }
    return text.slice(entry.name).matches(name)
  }

  /// Whether the value is a member whose name begins so.
  package func isNamed(beginning start: StaticString) -> Bool {
    let entry = entry
    if entry.hasEscapedName { return name.hasPrefix(start.description) }
    let written = text.slice(entry.name)
    return written.count >= start.utf8CodeUnitCount && written.slice(0..<start.utf8CodeUnitCount).matches(start)
  }

  /// A second member with the name of one before it, in the object or anywhere in it, if there is one: nobody can tell
  /// which of them counts.
  package var repeatedMember: JSONNode? {
    var position = position
    let end = Int(entry.next)
    while position < end {
      let node = node(at: position)
      if node.kind == .object, let repeated = node.ownRepeatedMember { return repeated }
      position += 1
    }
    return nil
  }

  private var ownRepeatedMember: JSONNode? {
    var rest = members
    var number = 0
    while let member = rest.next() {
      number += 1
      // Objects of FHIR have few members; one with very many is compared in another way.
      if number > Self.mostComparedMembers { return repeatedOfMany }
      var others = rest
      while let other = others.next() {
        if other.hasName(of: member) { return other }
      }
    }
    return nil
  }

  private static let mostComparedMembers = 64

  private var repeatedOfMany: JSONNode? {
    var seen: Set<String> = []
    return members.first { !seen.insert($0.name).inserted }
  }

  private func hasName(of other: JSONNode) -> Bool {
    let (one, two) = (entry, other.entry)
    if one.hasEscapedName || two.hasEscapedName { return name == other.name }
    return text.slice(one.name).matches(text.slice(two.name))
  }

  // MARK: Values

  /// The text of a string.
  package var string: String? {
    guard let inside else { return nil }
    return entry.hasEscape ? JSONText.text(inside) : inside.text
  }

  /// Whether the value is this text.
  package func isText(_ text: String) -> Bool {
    guard let inside else { return false }
    if entry.hasEscape { return string == text }
    return inside.matches(text)
  }

  private var inside: Bytes? {
    guard kind == .string else { return nil }
    let range = entry.range
    return text.slice((range.lowerBound + 1)..<(range.upperBound - 1))
  }

  // MARK: Place

  /// The place of the value, as FHIR writes such places: `item[2].answer[0].valueInteger`.
  package var path: String {
    var path = ""
    var node = node(at: 0)
    while node.position != position {
      let isArray = node.isArray
      guard let (index, part) = (isArray ? node.elements : node.members).enumerated().first(where: holds) else { break }
      path += isArray ? "[\(index)]" : (path.isEmpty ? "" : ".") + part.name
      node = part
    }
    return path
  }

  private func holds(_ part: (offset: Int, element: JSONNode)) -> Bool {
    part.element.position <= position && position < Int(part.element.entry.next)
  }
}
