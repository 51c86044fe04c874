import Yams

/// Reads the tree of a built-in file as `embed-questionnaires` wrote it, which takes a tenth of parsing its YAML.
///
/// The nodes do not know their lines: a built-in file has no problems to report.
struct PreparsedTree {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private let tag = Tag(.implicit, .basic, Constructor([:], [:], [:]))

  init(_ tree: StaticString) {
    bytes = UnsafeBufferPointer(start: tree.utf8Start, count: tree.utf8CodeUnitCount)
  }

  /// The whole tree.
  mutating func node() -> Node {
    let kind = bytes[position]
    position += 1
    let count = number()
    switch kind {
    case UInt8(ascii: "m"):
      return .mapping(Node.Mapping((0..<count).map { _ in (node(), node()) }, tag))
    case UInt8(ascii: "l"):
      return .sequence(Node.Sequence((0..<count).map { _ in node() }, tag))
    default:
      let text = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
      position += count + 1
      return .scalar(Node.Scalar(text, tag))
    }
  }

  /// The number up to the end of the line.
  private mutating func number() -> Int {
    var number = 0
    while bytes[position] != UInt8(ascii: "\n") {
      number = number * 10 + Int(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    position += 1
    return number
  }
}
