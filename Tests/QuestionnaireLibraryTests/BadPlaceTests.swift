import Foundation
import Testing
import TestSupport

@testable import QuestionnaireLibrary

/// Places to fill in, such as `{phone}`: one that nobody fills in would be shown to people as it is written.
@Suite struct BadPlaceTests {
  private static let english = Result {
    try String(contentsOfFile: ShippedFilesTests.folder + "/interface/en.yaml", encoding: .utf8)
  }

  /// Where a piece of the English interface file stands, as `line:column`.
  private static func place(of piece: String, in text: String, at offset: Int = 0) throws -> String {
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().first { $0.element.contains(piece) })
    let start = try #require(line.element.firstRange(of: piece)).lowerBound
    return "\(line.offset + 1):\(line.element.distance(from: line.element.startIndex, to: start) + 1 + offset)"
  }

  @Test(
    "A sentence of the interface with other places than in English",
    arguments: [
      (
        "\"Call {phone}\"", "\"Call {fone}\"",
        ["nothing is filled in for '{fone}'; the places of this text are: {phone}", "this text lacks {phone}"]
      ),
      (
        "\"{number} of {total}\"", "\"{numero} of {total}\"",
        [
          "nothing is filled in for '{numero}'; the places of this text are: {number}, {total}",
          "this text lacks {number}",
        ]
      ),
      ("\"Call {phone}\"", "\"Call us\"", ["this text lacks {phone}"]),
      ("\"Call {phone}\"", "\"Call {phone\"", ["a brace stands alone here; …", "this text lacks {phone}"]),
      ("\"Call {phone}\"", "\"Call {Phone}\"", ["a brace stands alone here; …", "this text lacks {phone}"]),
      (
        "\"SelfScreen\"", "\"Self{name}Screen\"",
        ["nothing is filled in for '{name}' in this text; write it without braces"]
      ),
      ("\"SelfScreen\"", "\"\"", ["'app-name' is empty"]),
    ])
  func interface(_ piece: String, _ bad: String, _ messages: [String]) throws {
    let english = try Self.english.get()
    let place = try Self.place(of: piece, in: english)
    var file = BadFile("", in: english, piece, bad)
    file.problems = messages.map { "\(place): \($0)" }
    try file.check()
  }

  @Test func everyFaultOfAnInterfaceIsReportedAtOnce() throws {
    let english = try Self.english.get()
    let text = english.replacing("Call {phone}", with: "Call {fone}").replacing("  app-name:", with: "  ap-name:")
    try BadFile(
      "", text,
      problems: "\(try Self.place(of: "ap-name", in: text)): the program has no text named 'ap-name'",
      "\(try Self.place(of: "ap-name", in: text)): 'words' is missing: app-name",
      "\(try Self.place(of: "\"Call {fone}\"", in: text)): nothing is filled in for '{fone}'; …",
      "\(try Self.place(of: "\"Call {fone}\"", in: text)): this text lacks {phone}"
    ).check()
  }

  @Test("A library with such a file is refused when it is loaded")
  func loading() throws {
    let text = try Self.english.get().replacing("Call {phone}", with: "Call {fone}")
    try TemporaryFolder.with { folder in
      _ = try folder.write(text, to: "en.yaml")
      #expect(throws: Problems.self) { try Library(folder: folder.path, siteFile: nil) }
    }
  }

  private static let places = "{centre}, {place}, {emergency}, {phone}, {second-phone}, {web}"

  @Test(
    "Pages, guidance and a site's words",
    arguments: [
      BadFile(
        "a page", in: GoodFile.education, "text: Words", "text: \"Call {fone}\"",
        problems: "8:11: nothing is filled in for '{fone}'; the places of this text are: \(places)"),
      BadFile(
        "a list of a page", in: GoodFile.education, "text: Words", "list: [One, \"Call {fone}\"]",
        problems: "8:17: nothing is filled in for '{fone}'; the places of this text are: \(places)"),
      BadFile(
        "a table of a page", in: GoodFile.education, "text: Words",
        "table: { columns: [A, B], rows: [[1, \"{fone}\"]] }",
        problems: "8:42: nothing is filled in for '{fone}'; the places of this text are: \(places)"),
      BadFile(
        "guidance", in: GoodFile.screen, "minutes: 1", "minutes: 1\nguidance: { always: \"Call {fone}\" }",
        problems: "8:21: nothing is filled in for '{fone}'; the places of this text are: \(places)"),
      BadFile(
        "a site's welcome", in: GoodFile.site, "idle-seconds: 60",
        "idle-seconds: 60\nkiosk: { welcome: \"Call {fone}\" }",
        problems: "14:19: nothing is filled in for '{fone}'; the places of this text are: \(places)"),
      BadFile(
        "a site's words, in which nothing is filled in", in: GoodFile.site, "Tell someone", "\"Call {phone}\"",
        problems: "8:17: nothing is filled in for '{phone}' in this text; write it without braces"),
      BadFile(
        "a title, in which nothing is filled in", in: GoodFile.screen, "minutes: 1",
        "minutes: 1\nrecall: \"Since {phone}\"",
        problems: "8:9: nothing is filled in for '{phone}' in this text; write it without braces"),
    ])
  func others(_ file: BadFile) throws {
    try file.check()
  }
}
