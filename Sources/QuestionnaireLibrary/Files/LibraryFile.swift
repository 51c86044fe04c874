import Yams

/// A file the library can read, with what its head says of it.
struct LibraryFile: Sendable {
  /// The name in messages: a path as the user gave it, or the path below `Questionnaires/`.
  let name: String
  let kind: String
  let id: String
  let language: String?
  let contents: Contents

  /// The text of a built-in file is not copied before it is needed.
  enum Contents: Sendable {
    case builtIn(StaticString, tree: StaticString)
    case read(String)

    var text: String {
      switch self {
      case .builtIn(let text, _): text.description
      case .read(let text): text
      }
    }
  }

  static let kinds = ["screen", "checklist", "plan", "education", "site", "interface", "signs", "phrases"]

  init(_ file: EmbeddedFile) {
    name = file.name
    kind = file.kind ?? ""
    id = file.id ?? ""
    language = file.language
    contents = .builtIn(file.contents, tree: file.tree)
  }

  /// Reads the head of a file from disk.
  ///
  /// - Throws: `Problems` when it is no YAML, or its head does not say what it is.
  init(name: String, text: String) throws(Problems) {
    let node = try FileParser.parse(text, file: name)
    let kind = node.mapping?["kind"]
    guard let kindName = kind?.string, Self.kinds.contains(kindName) else {
      let mark = (kind ?? node).mark
      throw Problems([
        Problem(
          file: name, line: mark?.line ?? 1, column: mark?.column ?? 1,
          message: "the file starts with 'kind:', one of: " + Self.kinds.joined(separator: ", "))
      ])
    }
    self.name = name
    self.kind = kindName
    id = node.mapping?["id"]?.string ?? ""
    language = node.mapping?["language"]?.string
    contents = .read(text)
  }

  /// Files with the same identity replace each other.
  var identity: String {
    switch kind {
    case "screen", "checklist": "questionnaire \(id)"
    case "site", "signs", "phrases": kind
    default: "\(kind) \(id) \(language ?? "")"
    }
  }

  /// Whether it is a site's own, and not built in.
  var isOwn: Bool { !isBuiltIn }

  var isBuiltIn: Bool {
    if case .builtIn = contents { true } else { false }
  }

  var isQuestionnaire: Bool { kind == "screen" || kind == "checklist" }

  /// The file's nodes, for whoever reports problems with their places.
  func parse() throws(Problems) -> Node {
    try FileParser.parse(contents.text, file: name)
  }

  /// The file's nodes, for whoever only wants what they say.
  func nodes() throws(Problems) -> Node {
    guard case .builtIn(_, let tree) = contents else { return try parse() }
    var reader = PreparsedTree(tree)
    return reader.node()
  }
}
