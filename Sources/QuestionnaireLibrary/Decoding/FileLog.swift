import ForeignText
import Screening
import Yams

/// The findings of reading one file, besides its value: problems, the languages of its texts, and what it
/// refers to in other files.
final class FileLog {
  let file: String
  /// Whether the file is known to keep the rules: the tests check all that is built in, so that no start has to.
  let isKnownToBeRight: Bool
  private var found: [Problem] = []
  /// The number of those that are not kept: nobody reads so many.
  private(set) var countOfOthers = 0
  private(set) var references: [Reference] = []
  private var texts: [(position: Mark?, languages: Set<String>)] = []

  init(file: String, isKnownToBeRight: Bool = false) {
    self.file = file
    self.isKnownToBeRight = isKnownToBeRight
  }

  /// In the order in which they stand in the file.
  var problems: [Problem] {
    found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  func error(_ message: @autoclosure () -> String, at node: Node?) {
    error(message(), at: node?.mark)
  }

  func error(_ message: @autoclosure () -> String, at mark: Mark?) {
    if found.count == InputLimits.namedProblems {
      countOfOthers += 1
    } else {
      found.append(Problem(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, message: message()))
    }
  }

  func refer(to target: @autoclosure () -> Reference.Target, at node: Node?) {
    if isKnownToBeRight { return }
    references.append(
      Reference(target: target(), file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0))
  }

  func note(languages: @autoclosure () -> Set<String>, at node: Node) {
    // Where nothing is missing, one text is like all others.
    if isKnownToBeRight, !texts.isEmpty { return }
    texts.append((node.mark, languages()))
  }

  /// The languages in which the file has every text. Reports each text that lacks one that others have.
  func completeLanguages() -> Set<String> {
    let all = texts.reduce(into: Set<String>()) { $0.formUnion($1.languages) }
    var complete = all
    for text in texts where text.languages != all {
      complete.formIntersection(text.languages)
      let missing = all.subtracting(text.languages).sorted().joined(separator: ", ")
      error("this text is missing in \(missing), which other texts of the file have; add it", at: text.position)
    }
    return complete
  }
}

/// Something in another file that a file relies on.
struct Reference: Sendable {
  let target: Target
  let file: String
  let line: Int
  let column: Int

  enum Target: Sendable {
    case questionnaire(String)
    case cutOff(questionnaire: String, score: String)
    case plan(String)
    case education(String)
    case sign(String)
    /// An item that other questionnaires may share.
    case item(Item)
    /// An item of another questionnaire that asks the same as this one.
    case sameQuestion(Item.ID, Item)
    /// An item that a plan's condition looks at, with the codes it names, and what the plan asks before.
    case planItem(Item.ID, codes: [String], asked: [String])
  }

  /// The file that holds what is referred to, by its id, where the reference names it.
  var holder: String? {
    switch target {
    case .questionnaire(let id), .plan(let id), .cutOff(let id, _): id
    case .education, .sign, .item, .sameQuestion, .planItem: nil
    }
  }

  func problem(_ message: String) -> Problem {
    Problem(file: file, line: line, column: column, message: message)
  }
}
