import Foundation
import QuestionnaireLibrary
import Testing
import TestSupport

/// Files that cannot be read at all, or do not say what they are.
@Suite struct UnreadableFileTests {
  @Test(arguments: [
    BadFile("not YAML", "kind: [screen\nid: test\n", problems: "2:3: this is not YAML: …"),
    BadFile(
      "a tab for indentation", "kind: plan\nsteps:\n\t- ask: phq-4\n", problems: "3:1: this is not YAML: …"),
    BadFile("an unknown alias", "kind: *none\n", problems: "1:7: this is not YAML: …"),
    BadFile("a control character", "kind: screen\nid: \u{1}\n", problems: "1:1: this is not YAML: …"),
    BadFile("empty", "", problems: "1:1: the file is empty"),
    BadFile("only a comment", "# Nothing here\n", problems: "1:1: the file is empty"),
    BadFile(
      "a list", "- kind: screen\n",
      problems: "1:1: the file starts with 'kind:', one of: screen, checklist, …"),
    BadFile("no kind", "id: test\n", problems: "1:1: the file starts with 'kind:', one of: screen, …"),
    BadFile(
      "an unknown kind", "id: test\nkind: quiz\n", problems: "2:7: the file starts with 'kind:', one of: …"),
    BadFile(
      "a key twice", in: GoodFile.screen, "minutes: 1\n", "minutes: 1\nminutes: 2\n",
      problems: "7:1: the key 'minutes' stands here twice; keep one"),
    // Said the same each time: in the order in which the parser has such keys, any of the places could be named.
    BadFile(
      "keys twice that are no words", "b: 1\nb: 2\na: 1\na: 2\n? [k]\n: 1\n? [k]\n: 2\n",
      problems: "0:0: a list or a mapping stands where a key belongs, more than once; keys are words"),
    BadFile("two documents", GoodFile.plan + "---\n" + GoodFile.plan, problems: "11:1: this is not YAML: …"),
  ])
  func text(_ file: BadFile) throws {
    try file.check()
  }

  @Test func missingFile() {
    let problems = Library.problems(inFilesAt: ["no/such/file.yaml"])
    #expect(
      problems.map(\.description) == ["no/such/file.yaml: error: there is no such file; check the path"])
  }

  @Test func folderInsteadOfFile() throws {
    try TemporaryFolder.with { folder in
      let problems = Library.problems(inFilesAt: [folder.path])
      #expect(problems.map(\.description) == ["\(folder.path): error: this is a folder; name a file in it"])
    }
  }

  @Test func notUTF8() throws {
    try TemporaryFolder.with { folder in
      let latin1 = try #require("kind: plan\ntitle: Ängste\n".data(using: .isoLatin1))
      let path = try folder.write(latin1, to: "latin1.yaml")
      let problems = Library.problems(inFilesAt: [path])
      #expect(problems.map(\.description) == ["\(path): error: the file is not UTF-8 text; save it as UTF-8"])
    }
  }

  @Test(
    "Files as other systems save them are read",
    arguments: [
      BadFile("Windows line ends", GoodFile.screen.replacing("\n", with: "\r\n")),
      BadFile("a byte order mark", "\u{FEFF}" + GoodFile.screen),
      BadFile("no line end at the end", String(GoodFile.screen.dropLast())),
    ])
  func otherSystems(_ file: BadFile) throws {
    try file.check()
  }

  @Test("A broken file does not keep the others from being checked")
  func several() throws {
    try TemporaryFolder.with { folder in
      let broken = try folder.write("kind: [", to: "broken.yaml")
      let bad = try folder.write(GoodFile.plan.replacing("ask: phq-9", with: "ask: phq-99"), to: "bad.yaml")
      let files = Library.problems(inFilesAt: [broken, "none.yaml", bad]).map(\.file)
      #expect(Set(files) == [broken, "none.yaml", bad])
    }
  }
}
