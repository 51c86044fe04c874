import ForeignText
import Yams

extension FileLog {
  /// Reports characters that no text needs: those that a terminal would obey, and those that turn letters around against
  /// their own direction. Marks of direction that some languages need may stand; no page shows them.
  func checkCharacters(in node: Node) {
    switch node {
    case .scalar(let scalar): check(scalar.string, at: node)
    case .mapping(let mapping):
      for (key, value) in mapping {
        checkCharacters(in: key)
        checkCharacters(in: value)
      }
    case .sequence(let sequence): sequence.forEach(checkCharacters)
    case .alias: break
    }
  }

  private func check(_ text: String, at node: Node) {
    // Nearly all text is printable ASCII.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return }
    guard let found = text.unicodeScalars.first(where: isUnneeded) else { return }
    error("the character \(String(found).visibleOnOneLine) cannot be shown; leave it out", at: node)
  }

  private func isUnneeded(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": false
    case "\u{202D}", "\u{202E}": true
    default: scalar.properties.generalCategory == .control
    }
  }
}
