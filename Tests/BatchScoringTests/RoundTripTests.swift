import BatchScoring
import Foundation
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// What was written reads back as the same values.
@Suite struct RoundTripTests {
  @Test("CSV to NDJSON to CSV keeps every value", arguments: ["phq-9", "pc-ptsd-5", "pcl-5", "asq", "alcohol-use"])
  func thereAndBack(_ id: Questionnaire.ID) throws {
    let questionnaire = try #require(try Library().questionnaire(id))
    var sheets = AnswerSheets(questionnaire, seed: 3)
    var notes = Notes()
    let items = questionnaire.items.map(\.id)
    let input = (1...100).map { ["\($0)", notes.next()] + sheets.next() }
    let csv = CSVTable.text([["id", "a \"note\""] + items] + input)
    let direct = try Scored(id, csv)
    let json = try Scored(id, csv, to: .ndjson)
    #expect(direct.otherProblems + json.otherProblems == [])

    // The objects that came out, with the items in the place of the scores, go in again.
    let again = try zip(json.lines, input).map { line, row in
      let end = try #require(line.range(of: ",\"\(questionnaire.scores[0].id)\":"))
      let members = zip(items, row.dropFirst(2)).map { ",\"\($0)\":\"\($1)\"" }
      return line[..<end.lowerBound] + members.joined() + "}"
    }
    let back = try Scored(id, again.joined(separator: "\n"), from: .ndjson, to: .csv)
    #expect(back.otherProblems == [])
    #expect(try CSVTable(back.bytes).header == CSVTable(direct.bytes).header)
    #expect(try back.rows() == direct.rows())
    #expect(try direct.rows().map { $0["a \"note\""] } == input.map { $0[1] })

    let values = try json.lines.map { try JSONDecoder().decode([String: JSONValue].self, from: Data($0.utf8)) }
    #expect(try values.map { $0.compactMapValues(\.field) } == direct.rows())
  }

  @Test("Scored output can be read as input again once its results are renamed")
  func ownOutput() throws {
    let first = try Scored("phq-2", "id,note,phq9_1,phq9_2\n1,\"a, b\",3,3\n")
    let renamed = first.text.replacing("total", with: "phq2").replacing("flags", with: "phq2_flags")
    let lines = renamed.split(separator: "\n")
    let second = try Scored("gad-2", "\(lines[0]),gad7_1,gad7_2\n\(lines[1]),0,1\n")
    #expect(
      try second.row() == first.row().merging(second.row()) { $1 }.filter { second.text.contains($0.key) })
    #expect(try second.row()["phq2"] == "6")
    #expect(try second.row()["note"] == "a, b")
    #expect(try second.row().score() == "1 1 1 - not-met")
  }
}

/// Seeded texts of everything that a field can hold.
private struct Notes {
  private var generator = SeededGenerator(seed: 4)
  private static let pieces = ["a", "\"", ",", "\n", "\r\n", "\\", "é", "😀", " ", "\t", "'", "{", ":", "0", "\u{1}"]

  mutating func next() -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      Self.pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }
}
