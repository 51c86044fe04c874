import Templates
import Yams

extension FileLog {
  /// Reports places in a text that nobody fills in: people would see their names in braces.
  ///
  /// - Parameters:
  ///   - places: the names that are filled in.
  ///   - isEachNeeded: whether a text that lacks one of them leaves something out that people must know.
  func checkPlaces(of text: String, among places: [String], isEachNeeded: Bool = false, at node: Node) {
    if isKnownToBeRight { return }
    if !isEachNeeded, !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) { return }
    if Template.hasLooseBrace(text) {
      error("a brace stands alone here; braces are only for places to fill in, such as {phone}", at: node)
    }
    let found = Template.places(in: text)
    let known = places.map { "{\($0)}" }.joined(separator: ", ")
    for name in found where !places.contains(name) {
      error(
        places.isEmpty
          ? "nothing is filled in for '{\(name)}' in this text; write it without braces"
          : "nothing is filled in for '{\(name)}'; the places of this text are: \(known)", at: node)
    }
    let missing = isEachNeeded ? places.filter { !found.contains($0) } : []
    if !missing.isEmpty {
      error("this text lacks \(missing.map { "{\($0)}" }.joined(separator: ", "))", at: node)
    }
  }
}
