import Kiosk
import Testing

@testable import KioskHost

/// The table of visits, in the forms that programs and people leave it in.
@Suite struct VisitTableTests {
  /// The table after one more visit, which was finished, on 2026-11-28.
  private func counted(_ table: String) throws -> String {
    let bytes = Array(table.utf8)
    let visits = try #require(VisitTable(start: Array(bytes.prefix(VisitTable.mostBytesOfLine))))
    let edit = visits.edit(
      counting: Visit(isFinished: true), on: "2026-11-28", end: bytes.suffix(VisitTable.mostBytesOfLine),
      size: bytes.count)
    // Nothing before is touched, and the file never gets shorter.
    try #require(edit.offset <= bytes.count && edit.offset + edit.bytes.count >= bytes.count)
    return String(decoding: bytes[..<edit.offset] + edit.bytes, as: UTF8.self)
  }

  private static let head = "day,started,finished,abandoned\n"

  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let after: String

    init(_ description: String, _ before: String, _ after: String) {
      testDescription = description
      self.before = before
      self.after = after
    }
  }

  @Test(
    "One more visit changes nothing but today's numbers",
    arguments: [
      Form("nothing yet", "", head + "2026-11-28,1,1,0\n"),
      Form("a first line that a power cut left half", "day,star", head + "2026-11-28,1,1,0\n"),
      Form("only a first line", head, head + "2026-11-28,1,1,0\n"),
      Form("only a first line, without its end", String(head.dropLast()), head + "2026-11-28,1,1,0\n"),
      Form("another day", head + "2026-11-27,5,3,1\n", head + "2026-11-27,5,3,1\n2026-11-28,1,1,0\n"),
      Form("today", head + "2026-11-28,9,99,1\n", head + "2026-11-28,10,100,1\n"),
      Form("today, without its end", head + "2026-11-28,9,0,1", head + "2026-11-28,10,1,1\n"),
      Form(
        "line ends of a spreadsheet", "day,started,finished,abandoned\r\n2026-11-27,5,3,1\r\n",
        "day,started,finished,abandoned\r\n2026-11-27,5,3,1\r\n2026-11-28,1,1,0\r\n"),
      Form(
        "today with the line ends of a spreadsheet", "day,started,finished,abandoned\r\n2026-11-28,5,3,1\r\n",
        "day,started,finished,abandoned\r\n2026-11-28,6,4,1\r\n"),
      Form(
        "semicolons, quotes and the mark of an editor",
        "\u{FEFF}\"day\";\"started\";\"finished\";\"abandoned\"\n\"2026-11-28\";\"5\";\"3\";\"1\"\n",
        "\u{FEFF}\"day\";\"started\";\"finished\";\"abandoned\"\n\"2026-11-28\";\"6\";\"4\";\"1\"\n"),
      Form(
        "semicolons on another day", "day;started;finished;abandoned\n2026-11-27;5;3;1\n",
        "day;started;finished;abandoned\n2026-11-27;5;3;1\n2026-11-28;1;1;0\n"),
      Form(
        "a column of notes", "day,started,finished,abandoned,note\n2026-11-28,5,3,1,\"snow, few came\" \n",
        "day,started,finished,abandoned,note\n2026-11-28,6,4,1,\"snow, few came\" \n"),
      Form("spaces", head + " 2026-11-28 , 5,3 ,1  \n", head + " 2026-11-28 , 6,4 ,1  \n"),
      Form(
        "lines that are no counts", head + "# November\n2026-11-26,x,3,1\n\n2026-11-28,5,3\n",
        head + "# November\n2026-11-26,x,3,1\n\n2026-11-28,5,3\n2026-11-28,1,1,0\n"),
      Form(
        "a torn last line", head + "2026-11-27,5,3,1\n2026-1", head + "2026-11-27,5,3,1\n2026-1\n2026-11-28,1,1,0\n"),
      Form(
        "today, but not last", head + "2026-11-28,5,3,1\nthe end\n",
        head + "2026-11-28,5,3,1\nthe end\n2026-11-28,1,1,0\n"),
      Form(
        "a day that is yet to come", head + "2027-01-01,5,3,1\n", head + "2027-01-01,5,3,1\n2026-11-28,1,1,0\n"),
      Form(
        "years", head + (0..<2000).map { "2020-01-01,\($0),0,0\n" }.joined() + "2026-11-28,5,3,1\n",
        head + (0..<2000).map { "2020-01-01,\($0),0,0\n" }.joined() + "2026-11-28,6,4,1\n"),
      Form(
        "a last line without an end in sight", head + String(repeating: "x", count: 10_000),
        head + String(repeating: "x", count: 10_000) + "\n2026-11-28,1,1,0\n"),
      Form(
        "numbers that cannot be", head + "2026-11-28,99999999999999999999,3,1\n",
        head + "2026-11-28,99999999999999999999,3,1\n2026-11-28,1,1,0\n"),
    ])
  func goesOn(_ form: Form) throws {
    #expect(try counted(form.before) == form.after)
  }

  @Test(
    "Another file is no such table",
    arguments: [
      "name,amount\nalice,5\n", "day,started,finished\n", "started,day,finished,abandoned\n", "\n", "\0\0\0\0",
      "day,started,finished,abandoned2\n", "kind: site\n", "day started finished abandoned\n",
      "day,started,finished,abandoned\rtoday", "x",
    ])
  func refused(_ text: String) {
    #expect(VisitTable(start: Array(text.utf8)) == nil)
  }
}
