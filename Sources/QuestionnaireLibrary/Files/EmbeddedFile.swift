/// A file of `Questionnaires/` that was built into the program.
struct EmbeddedFile: Sendable {
  /// Its path below `Questionnaires/`.
  let name: String
  let kind: String?
  let id: String?
  let language: String?
  let contents: StaticString
  /// The result of the YAML parser on the contents when the program was built, for `PreparsedTree`.
  let tree: StaticString
}
