/// The Codings in a Coding, a list of them, or a CodeableConcept.
struct FHIRCodings: Sequence {
  private let nodes: [JSONNode]

  init(_ node: JSONNode) {
    nodes = node.listed.flatMap { part in part["coding"].map { Array($0.elements) } ?? [part] }
  }

  func makeIterator() -> IndexingIterator<[JSONNode]> { nodes.makeIterator() }
}
