import Yams

/// Turns the text of a file into nodes that know their line and column.
enum FileParser {
  /// - Throws: `Problems` with the place, when the text is not YAML.
  static func parse(_ text: String, file: String) throws(Problems) -> Node {
    do {
      // The basic resolver leaves every scalar as it is written: `no` stays "no". Naming the encoding and an empty
      // constructor spares each start the making of the default ones.
      let parser = try Parser(
        yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
      guard let node = try parser.singleRoot() else {
        throw Problem(file: file, line: 1, column: 1, message: "the file is empty")
      }
      return node
    } catch let problem as Problem {
      throw Problems([problem])
    } catch {
      throw Problems([problem(from: error, file: file)])
    }
  }

  private static func problem(from error: any Error, file: String) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Problem(file: file, line: mark.line, column: mark.column, message: "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      repeatedKeys(duplicates, at: context.mark, file: file)
    case .reader(let problem, _, _, _):
      Problem(file: file, line: 1, column: 1, message: "this is not YAML: \(problem)")
    default:
      Problem(file: file, line: 1, column: 1, message: "this is not YAML: \(error)")
    }
  }

  /// The parser's name for a key that is itself a list or a mapping. It sorts none of these, so that the place of the first
  /// one, and the order, are by chance.
  private static let keyWithoutWords = "<uncovertable>"

  private static func repeatedKeys(_ keys: [String], at mark: Mark, file: String) -> Problem {
    if keys.contains(keyWithoutWords) {
      return Problem(
        file: file, message: "a list or a mapping stands where a key belongs, more than once; keys are words")
    }
    return Problem(
      file: file, line: mark.line, column: mark.column,
      message: "the key '\(keys.joined(separator: "', '"))' stands here twice; keep one")
  }
}
