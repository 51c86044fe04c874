import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// The verdict fits on one screen, however much there is to say.
@Suite struct VerdictTests {
  private func lines(_ text: String) throws -> [String] {
    let form = try Written.read(text)
    let recognition = try Recognition(form, in: Written.library)
    var plain: PlainQuestionnaire?
    if recognition.recognizedID == nil { plain = try PlainQuestionnaire(form, in: Written.library, near: nil) }
    return Verdict(recognition, of: form, in: "form.json", plain: plain, losses: plain?.losses ?? [], output: nil).lines
  }

  @Test("At most 24 lines of 80 columns, with much in them")
  func fits() throws {
    let long = String(repeating: "very long words that go on ", count: 30)
    let types = ["date", "time", "text", "string", "url", "attachment", "reference", "quantity", "puzzle", "riddle"]
    let others = types.enumerated().map { Written.question("t\($0)", "T?", #""type": "\#($1)""#) }
    let sets = (0..<9).map {
      Written.question(
        "v\($0)", "V?",
        #""type": "choice", "answerValueSet": "http://example.org/\#(String(repeating: "x", count: 200))/\#($0)""#)
    }
    let questions = try Written.phq9 { index, item in Written.choice("/\(index)", "\(long) \(index)", code: item.loinc)
    }
    let text = Written.form(
      ([questions] + others + sets).joined(separator: ","),
      #""title": "\#(long)", "language": "de", "copyright": "not for sale""#)
    let lines = try lines(text)
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix("DIFFERS from phq-9") })
    #expect(lines.contains { $0.contains(" more") })
  }

  @Test func nothingIsObeyedByTheTerminal() throws {
    let lines = try lines(
      Written.form(
        Written.boolean("a\\u001b[31m", "Is it\\u001b[2J?") + ","
          + Written.question("b\\u001b", "B", #""type": "date""#), #""title": "T\\u001b""#))
    #expect(lines.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
  }
}
