import BatchScoring
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// Plain rows are scored while they are read, and written with finished texts. The same table with every answer written
/// in a way that is not plain must come out the same, byte for byte, whatever stands beside the answers.
@Suite struct PlainRowTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4]
  private static let rowCount = 300

  @Test("The questionnaires whose scores simply add up")
  func plainQuestionnaires() throws {
    let plain = try Library().questionnaireIDs.filter { id in
      RunningSums(ScoringTable(try #require(try Library().questionnaire(id)))) != nil
    }
    #expect(Set(plain).isSuperset(of: ["phq-2", "phq-4", "phq-9", "gad-2", "gad-7", "pcl-5"]))
    // Gates, items that may be left out and cut-offs that go together are not among them.
    #expect(Set(plain).isDisjoint(with: ["audit", "audit-c", "dast-10", "pc-ptsd-5", "phq-panic", "asq"]))
  }

  @Test("CSV", arguments: Library().questionnaireIDs, seeds)
  func csv(_ id: Questionnaire.ID, seed: UInt64) throws {
    var tables = RandomTables(try #require(try Library().questionnaire(id)), seed: seed)
    let (plain, other) = tables.csv(rows: Self.rowCount)
    try expectSame(Scored(id, plain), Scored(id, other))
  }

  @Test("NDJSON", arguments: Library().questionnaireIDs, seeds)
  func ndjson(_ id: Questionnaire.ID, seed: UInt64) throws {
    var tables = RandomTables(try #require(try Library().questionnaire(id)), seed: seed)
    let (plain, other) = tables.ndjson(rows: Self.rowCount)
    try expectSame(Scored(id, plain, from: .ndjson), Scored(id, other, from: .ndjson))
  }

  @Test("Bytes that are no text, in one row of many", arguments: [0, 0xFF] as [UInt8])
  func badText(_ byte: UInt8) throws {
    let rows = (1...200).map { $0 == 100 ? "100,#,1,2\n" : "\($0),Zoë,1,2\n" }.joined()
    let table = Array("id,name,phq9_1,phq9_2\n\(rows)".utf8).map { $0 == UInt8(ascii: "#") ? byte : $0 }
    let scored = try Scored("phq-2", table)
    #expect(scored.problems.count == 1)
    #expect(scored.problems.first?.hasPrefix("in:101:5: error: ") == true)
    #expect(scored.bytes.count { $0 == UInt8(ascii: "\n") } == 201)
  }

  @Test("A problem far into a file of plain rows has its line and column", arguments: [InputFormat.csv, .ndjson])
  func place(_ format: InputFormat) throws {
    let count = 50_000
    let isCSV = format == .csv
    let rows = (1...count).map { row in
      let code = row == 40_000 ? "8" : "1"
      return isCSV ? "\(row),3,\(code)\n" : "{\"id\":\(row),\"phq9_1\":3,\"phq9_2\":\(code)}\n"
    }
    let scored = try Scored("phq-2", (isCSV ? "id,phq9_1,phq9_2\n" : "") + rows.joined(), from: format)
    #expect(
      scored.problems == [
        "in:\(isCSV ? "40001:9" : "40000:33"): error: phq9_2: '8' is not one of 0, 1, 2, 3, declined, or blank"
      ])
    #expect(scored.lines.count == count + (isCSV ? 1 : 0))
  }

  private func expectSame(_ plain: Scored, _ other: Scored) {
    #expect(plain.bytes == other.bytes)
    #expect(plain.problems.map(withoutColumn) == other.problems.map(withoutColumn))
    #expect(plain.isClean == other.isClean)
    #expect(plain.lines.count > Self.rowCount / 2)
  }

  /// An answer that is written longer moves what comes behind it.
  private func withoutColumn(_ problem: String) -> String {
    let parts = problem.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    return "\(parts[0]):\(parts[1]):\(parts[3])"
  }
}

/// Seeded tables with all that may stand in one, each written twice: once with plain answers, and once with none.
private struct RandomTables {
  private var sheets: AnswerSheets
  private var generator: SeededGenerator
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire, seed: UInt64) {
    self.questionnaire = questionnaire
    sheets = AnswerSheets(questionnaire, seed: seed)
    generator = SeededGenerator(seed: seed &+ 1000)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }
  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }

  /// The answers to a row: now and then with a code that is none.
  private mutating func answers() -> [String] {
    let wrong = ["7x", "x", "9", "-1", " 1", "na"]
    return sheets.next().map { isOne(in: 60) ? pick(wrong) : $0 }
  }

  /// The items that the table has, without some, in an order of their own; -1 and below go along.
  private mutating func columns() -> [Int] {
    var items = Array(questionnaire.items.indices)
    if isOne(in: 2) { items.shuffle(using: &generator) }
    if items.count > 2, isOne(in: 2) { items.removeLast() }
    // A blank alone on its line is no row, but it is one in quotes.
    for passing in 0..<Int.random(in: (items.count > 1 ? 0 : 1)...3, using: &generator) {
      items.insert(-1 - passing, at: Int.random(in: 0...items.count, using: &generator))
    }
    return items
  }

  private func name(_ column: Int) -> String { column < 0 ? "note\(-column)" : questionnaire.items[column].id }

  // MARK: CSV

  mutating func csv(rows: Int) -> (plain: String, other: String) {
    let columns = columns()
    let notes = [
      "", "1", "some words", "a \"quoted\" word", "\"a, b\"", "\"two\nlines\"", "\"said \"\"x\"\"\"", "Zoë", "x\t",
    ]
    let header = columns.map(name).joined(separator: ",") + "\n"
    var (plain, other) = (header, header)
    let usualEnd = pick(["\n", "\r\n", "\r"])
    for row in 1...rows {
      let answers = answers()
      var end = isOne(in: 20) ? pick(["\n", "\r\n"]) : usualEnd
      var fields = columns.map { $0 < 0 ? (isOne(in: 4) ? pick(notes) : String(row)) : answers[$0] }
      var others = zip(columns, fields).map { $0 < 0 ? $1 : "\"\($1)\"" }
      if isOne(in: 50) {
        let extra = pick(["", "1"])
        fields.append(extra)
        others.append("\"\(extra)\"")
      }
      if isOne(in: 50) { end += usualEnd }
      // What is left of a row that is given up is cut where its quotes are.
      if isOne(in: 80), !fields.contains(where: { $0.contains("\n") }) {
        fields[0] = "\"x\"y"
        others[0] = "\"x\"y"
      }
      if row == rows, isOne(in: 2) { end = "" }
      plain += fields.joined(separator: ",") + end
      other += others.joined(separator: ",") + end
    }
    return (plain, other)
  }

  // MARK: NDJSON

  mutating func ndjson(rows: Int) -> (plain: String, other: String) {
    let notes = [
      "null", "true", "-1.5e3", "0", "\"\"", "\"some words\"", "\"a\\nb\"", "\"Zoë\"", "{\"a\":[1]}", "01", "\"x",
    ]
    var columns = columns()
    let usualEnd = pick(["\n", "\r\n"])
    var space = pick(["", " "])
    var (plain, other) = ("", "")
    for row in 1...rows {
      if isOne(in: 25) { columns = self.columns() }
      if isOne(in: 40) { space = pick(["", " ", "  "]) }
      let answers = answers()
      let values = columns.map { $0 < 0 ? (isOne(in: 6) ? pick(notes) : String(row)) : value(answers[$0]) }
      let others = zip(columns, values).map { $0 < 0 ? $1 : notPlain($1, answers[$0]) }
      var end = isOne(in: 30) ? "\n\(usualEnd)" : usualEnd
      if row == rows, isOne(in: 2) { end = "" }
      plain += object(columns, values, space) + end
      other += object(columns, others, space) + end
    }
    return (plain, other)
  }

  private func object(_ columns: [Int], _ values: [String], _ space: String) -> String {
    "{" + zip(columns, values).map { "\"\(name($0))\":\(space)\($1)" }.joined(separator: ",\(space)") + "}"
  }

  private mutating func value(_ answer: String) -> String {
    if answer.isEmpty { return isOne(in: 5) ? "\"\"" : "null" }
    let isNumber = answer == "0" || (answer.first.map { "123456789".contains($0) } == true && Int(answer) != nil)
    return isNumber && !isOne(in: 5) ? answer : "\"\(answer)\""
  }

  /// The same answer with its first sign as an escape.
  private func notPlain(_ value: String, _ answer: String) -> String {
    guard let first = answer.unicodeScalars.first else { return "\"\"" }
    let digits = String(first.value, radix: 16)
    let escape = String(repeating: "0", count: 4 - digits.count) + digits
    return "\"\\u\(escape)\(answer.unicodeScalars.dropFirst().map(String.init).joined())\""
  }
}
