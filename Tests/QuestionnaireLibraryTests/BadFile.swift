import Foundation
import QuestionnaireLibrary
import Testing
import TestSupport

/// A good file with one thing changed for the worse, and what the check must say of it.
struct BadFile: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// `line:column: message`, in any order; a message that ends in "…" may go on.
  var problems: [String]

  init(_ what: String, _ text: String, problems: String...) {
    testDescription = what
    self.text = text
    self.problems = problems
  }

  /// The file made from `good` by putting `bad` in the place of a piece of it.
  init(_ what: String, in good: String, _ piece: String, _ bad: String, problems: String...) {
    testDescription = what
    text =
      good.contains(piece) ? good.replacing(piece, with: bad, maxReplacements: 1) : "the piece is not there"
    self.problems = problems
  }

  /// Writes the file, has it checked and compares.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try TemporaryFolder.with { folder in
      let path = try folder.write(text, to: "bad.yaml")
      return Library.problems(inFilesAt: [path]).map { "\($0.line):\($0.column): \($0.message)" }
    }
    let isAsExpected =
      found.count == problems.count
      && problems.allSatisfy { expected in found.contains { Self.matches(found: $0, expected: expected) } }
    #expect(
      isAsExpected,
      "found:\n\(found.joined(separator: "\n"))\nexpected:\n\(problems.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }

  private static func matches(found: String, expected: String) -> Bool {
    expected.hasSuffix("…") ? found.hasPrefix(expected.dropLast()) : found == expected
  }
}
