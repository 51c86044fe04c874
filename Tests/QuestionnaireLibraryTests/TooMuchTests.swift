import Testing
import TestSupport

@testable import QuestionnaireLibrary

/// Files that are far larger than any that people make.
@Suite struct TooMuchTests {
  @Test("Of many problems the first are named, in their order, and the others counted")
  func manyProblems() throws {
    let keys = (0..<20_000).map { "wrong-\($0): x\n" }.joined()
    try TemporaryFolder.with { folder in
      let path = try folder.write("kind: education\nid: x\n" + keys, to: "many.yaml")
      let problems = Library.problems(inFilesAt: [path])
      #expect(problems.count == 51)
      #expect(problems.first?.line ?? 0 <= 3)
      #expect(problems.last?.message.hasPrefix("there are ") == true)
      #expect(problems.last?.message.hasSuffix("more problems like these; mend those above first") == true)
    }
  }

  @Test("A file that is larger than any questionnaire is refused") func largeFile() throws {
    try TemporaryFolder.with { folder in
      let text = "kind: education\n" + String(repeating: "# more\n", count: 200_000)
      let path = try folder.write(text, to: "large.yaml")
      #expect(
        Library.problems(inFilesAt: [path]).map(\.message) == [
          "the file is larger than 1 MiB; no questionnaire or site file needs that much"
        ])
    }
  }
}
