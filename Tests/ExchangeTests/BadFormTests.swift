import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// What is no FHIR R4 Questionnaire is refused with one sentence and its place.
@Suite struct BadFormTests {
  static let bad: [(String, String)] = [
    ("", "1:1: the file is empty"),
    ("<Questionnaire/>", "1:1: this is XML"),
    ("Instance: A\nInstanceOf: Questionnaire", "1:1: this is FHIR Shorthand"),
    ("resourceType: Questionnaire", "1:1: this is YAML"),
    ("hello", "1:1: this is not JSON"),
    ("[{}]", "1:1: this is a JSON list"),
    ("{\n  \"resourceType\": \"Patient\"}", "1:1: this is a FHIR Patient"),
    ("{\"resourceType\": \"QuestionnaireResponse\"}", "1:1: this is a QuestionnaireResponse"),
    ("{}", "1:1: there is no 'resourceType'"),
    ("{\"resourceType\": \"Questionnaire\"}", "1:1: this Questionnaire has no 'item'"),
    ("{\"resourceType\": \"Bundle\"}", "1:1: there is no Questionnaire in this Bundle"),
    ("{\"resourceType\":\n  Questionnaire}", "2:3: this is not a JSON value"),
    (
      "{\"resourceType\": \"Questionnaire\", \"resourceType\": \"Questionnaire\"}",
      "1:35: 'resourceType' stands here twice"
    ),
    ("{\"resourceType\": \"Questionnaire\",\n \"item\": [", "2:11: the file ends here"),
    ("{\"resourceType\": \"Questionnaire\"} {}", "1:35: there is more after the end"),
    (Written.form("{\"type\": \"boolean\"}"), "1:63: this item has no 'linkId'"),
    (Written.form("{\"linkId\": \"a\"}"), "1:63: the item 'a' has no 'type'"),
    (
      Written.form(Written.boolean("a", "A?") + ",\n" + Written.boolean("a", "B?")),
      "2:12: the linkId 'a' is used twice"
    ),
    (
      Written.form(
        Written.boolean("a", "A?", #""enableWhen": [{"question": "b", "operator": "=", "answerBoolean": true}]"#)),
      "no item has that linkId"
    ),
    (
      Written.form(
        Written.boolean("a", "A?", #""enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]"#)),
      "'a' depends on its own answer"
    ),
    (
      Written.form(
        Written.boolean("a", "A?", #""enableWhen": [{"question": "b", "operator": "=", "answerBoolean": true}]"#) + ","
          + Written.boolean("b", "B?", #""enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]"#)),
      "'b' depends on 'a', which depends on it in turn"
    ),
    (
      Written.form(Written.boolean("a", "A?", #""enableWhen": [{"question": "a", "operator": "is"}]"#)),
      "'is' is no operator"
    ),
    (
      Written.form(Written.question("a", "A?", ##""type": "choice", "answerValueSet": "#none""##)),
      "nothing in 'contained'"
    ),
    (Written.form(Written.question("a", "A?", #""type": "coding""#)), "FHIR R5"),
    (Written.form(Written.question("a", "A?", #""type": "choice", "option": []"#)), "FHIR STU3"),
    (Written.form(Written.boolean("a", "A?", #""modifierExtension": [{"url": "x"}]"#)), "a modifierExtension"),
    (#"{"resourceType": "Questionnaire", "group": {}}"#, "FHIR DSTU2"),
    (#"{"resourceType": "Questionnaire", "item": {}}"#, "1:43: 'item' is a list"),
    (String(repeating: "[", count: 9), "1:1: this is a JSON list"),
    (#"{"a": "# + String(repeating: "[", count: 100_000), "1:207: this is nested more than 200 levels deep"),
  ]

  @Test("Each is refused at its place", arguments: bad)
  func refused(_ text: String, _ expected: String) throws {
    let problem = #expect(throws: FormFile.Problem.self) { _ = try FormFile(Array(text.utf8)) }
    let words = problem.map { "\($0.line):\($0.column): \($0.message)" } ?? ""
    #expect(words.contains(expected))
    #expect(!words.contains("\n"))
  }

  @Test("More than anybody could answer")
  func tooMuch() throws {
    let questions = (0...1000).map { Written.boolean("q\($0)", "Question?") }.joined(separator: ",")
    let problem = #expect(throws: FormFile.Problem.self) { _ = try FormFile(Array(Written.form(questions).utf8)) }
    #expect(problem?.message.contains("more than 1000 questions") == true)
    let options = (0...500).map { #"{"valueInteger": \#($0)}"# }.joined(separator: ",")
    let long = Written.question("x", "Which?", #""type": "choice", "answerOption": [\#(options)]"#)
    #expect(
      try Written.read(Written.form(Written.boolean("a", "A?") + "," + long)).losses.map(\.kind) == [.tooManyAnswers])
  }

  @Test("A mark at the start and UTF-16 are read like UTF-8")
  func encodings() throws {
    let text = Written.form(Written.boolean("a", "Schön?"))
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try FormFile(bytes).forms.first?.questions.map(\.text) == ["Schön?"])
    }
    #expect(throws: FormFile.Problem.self) { _ = try FormFile([0xFF, 0xFE, 0x7B]) }
    #expect(throws: FormFile.Problem.self) { _ = try FormFile(Array(text.utf8) + [0xC3]) }
  }

  @Test(
    "A flood of damaged files: each is refused with a sentence, or becomes a file that passes the check",
    arguments: 0..<8)
  func flood(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ids = ["phq-9", "audit", "phq-panic", "alcohol-use"]
    let library = Written.library
    let whole = QuestionnaireResource(try #require(try library.questionnaire(ids[Int(seed) % ids.count]))).json
    let pieces = [
      "\"", "{", "}", "[", "]", ",", ":", "null", "-1e999", "\\u0000", "\"item\"", "\"linkId\":\"phq9_1\"", "\u{202E}",
      "true", "\"enableWhen\":[{}]",
    ]
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...200, using: &random)))
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(contentsOf: Array(pieces.randomElement(using: &random)!.utf8), at: place)
        case 3: bytes.removeLast(min(bytes.count - 1, Int.random(in: 1...400, using: &random)))
        default: Self.swapWords(&bytes, using: &random)
        }
      }
      do {
        for form in try FormFile(bytes).forms {
          if try Recognition(form, in: library).recognizedID != nil { continue }
          guard let plain = try PlainQuestionnaire(form, in: library, near: nil) else { continue }
          #expect(library.problems(inFile: "plain.yaml", text: plain.yaml).isEmpty)
        }
      } catch let problem as FormFile.Problem {
        #expect(!problem.message.isEmpty && problem.line > 0 && problem.column > 0)
      }
    }
  }

  /// Puts one of the file's own words in another's place, so that it stays JSON.
  private static func swapWords(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = text.split(separator: "\"").filter {
      $0.allSatisfy { $0.isLetter || $0.isNumber || "_-. ".contains($0) }
    }
    guard let one = words.randomElement(using: &random), let other = words.randomElement(using: &random) else { return }
    bytes = Array(text.replacing("\"\(one)\"", with: "\"\(other)\"", maxReplacements: 1).utf8)
  }
}
