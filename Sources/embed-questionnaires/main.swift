// Writes the files of Questionnaires/ as Swift string literals, so that the program carries them inside and a start
// costs no reading, and the sentences of the English interface as members of `Strings`, so that the compiler knows them. The kind, id and language at the head of each file become its index entry: a file is decoded only
// when a page needs it. Beside its text each file is written as the tree that the YAML parser makes of it, because the
// first page should not wait for parsing what has not changed since the build; `PreparsedTree` reads it.
import Foundation
import Yams

func headValue(_ key: String, in text: String) -> String? {
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) where line.hasPrefix("\(key):") {
    return line.dropFirst(key.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\"'"))
  }
  return nil
}

/// The tree in prefix order, a line for each node: `m` or `l` with the number of entries, or `s` with the number of
/// bytes of the text that follows on the next line.
func tree(of node: Node) -> String {
  switch node {
  case .mapping(let mapping):
    "m\(mapping.count)\n" + mapping.map { tree(of: $0.key) + tree(of: $0.value) }.joined()
  case .sequence(let sequence):
    "l\(sequence.count)\n" + sequence.map { tree(of: $0) }.joined()
  default:
    "s\(node.string?.utf8.count ?? 0)\n\(node.string ?? "")\n"
  }
}

func literal(_ value: String?) -> String {
  value.map { "##\"\($0)\"##" } ?? "nil"
}

var arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-questionnaires FILES-OUTPUT STRINGS-OUTPUT FOLDER FILE…\n".utf8))
  exit(2)
}
let output = arguments.removeFirst()
let stringsOutput = arguments.removeFirst()
let folder = URL(fileURLWithPath: arguments.removeFirst()).path

do {
  let interface = try String(contentsOfFile: folder + "/interface/en.yaml", encoding: .utf8)
  try StringsSource(interface: interface).source.write(toFile: stringsOutput, atomically: true, encoding: .utf8)
  var source = "extension EmbeddedFile {\n  static let all: [EmbeddedFile] = [\n"
  for path in arguments {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    source += """
      EmbeddedFile(
        name: \(literal(name)), kind: \(literal(headValue("kind", in: text))), \
      id: \(literal(headValue("id", in: text))), language: \(literal(headValue("language", in: text))),
        contents: ####\"\"\"
      \(text)
      \"\"\"####,
        tree: ####\"\"\"
      \(try Yams.compose(yaml: text, .basic).map { tree(of: $0) } ?? "")
      \"\"\"####),

      """
  }
  source += "  ]\n}\n"
  try source.write(toFile: output, atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("embed-questionnaires: \(error)\n".utf8))
  exit(1)
}
