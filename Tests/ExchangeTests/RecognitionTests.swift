import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// A form is one of ours by its codes, questions and points, and never by its title.
@Suite struct RecognitionTests {
  @Test func aLOINCExport() throws {
    let total = Written.question(
      "/44261-6", "Patient health questionnaire 9 item total score",
      #""type": "decimal", "code": [{"system": "http://loinc.org", "code": "44261-6"}]"#)
    #expect(try Written.recognition(Written.form(try Written.phq9() + "," + total)).recognizedID == "phq-9")
  }

  @Test("The same words, with codes of somebody's own")
  func words() throws {
    let items = try Written.phq9 { index, item in Written.choice("Q\(index)", item.text + "?") }
    #expect(try Written.recognition(Written.form(items)).recognizedID == "phq-9")
  }

  @Test("LOINC's codes of questions and answers stand for the points; words without points do not")
  func withoutPoints() throws {
    let none: [Int?] = [nil, nil, nil, nil]
    let coded = try Written.phq9 { Written.choice("/\($0)", $1.text, code: $1.loinc, points: none) }
    #expect(try Written.recognition(Written.form(coded)).recognizedID == "phq-9")
    let worded = try Written.phq9 { Written.choice("/\($0)", $1.text, points: none) }
    #expect(try Written.recognition(Written.form(worded)).differences?.first == "phq9_1: gives no points")
    let partly = try Written.phq9 {
      Written.choice("/\($0)", $1.text, code: $1.loinc, points: $0 == 4 ? none : [0, 1, 2, 3])
    }
    #expect(try Written.recognition(Written.form(partly)).differences == ["phq9_5: gives no points"])
  }

  @Test func aTitleSaysNothing() throws {
    let items = Written.choice("1", "Do you like the garden?") + "," + Written.choice("2", "Do you like the house?")
    #expect(try Written.recognition(Written.form(items, #""title": "PHQ-9""#)).isUnknown)
  }

  @Test("One change at a time is named, and nothing else")
  func changes() throws {
    func differences(_ change: (Int, Item) -> String?, _ more: String = "") throws -> [String]? {
      try Written.recognition(Written.form(try Written.phq9(change) + more)).differences
    }
    func plain(_ item: Item, points: [Int?] = [0, 1, 2, 3], text: String? = nil, _ more: String = "") -> String {
      Written.choice("/\(item.loinc ?? "")", text ?? item.text, code: item.loinc, points: points, more)
    }
    #expect(try differences { $0 == 8 ? nil : plain($1) } == ["phq9_9: not among its questions"])
    #expect(
      try differences { plain($1, points: $0 == 2 ? [3, 2, 1, 0] : [0, 1, 2, 3]) }?.first?
        .hasPrefix("phq9_3: other points: \"Not at all\" gives 3, not 0") == true)
    #expect(
      try differences { plain($1, text: $0 == 0 ? "Taking pleasure in all things" : nil) }
        == ["phq9_1: other words, \"Taking pleasure in all things\""])
    #expect(
      try differences({ plain($1) }, "," + Written.choice("more", "Feeling watched"))
        == ["'more': one question more, \"Feeling watched\""])
    #expect(
      try differences { plain($1, points: $0 == 1 ? [0, 1, 2] : [0, 1, 2, 3]) }
        == ["phq9_2: answers missing: \"Nearly every day\""])
    #expect(
      try differences {
        plain(
          $1,
          $0 == 5
            ? #""enableWhen": [{"question": "/44250-9", "operator": "=", "answerCoding": {"code": "LA6571-9"}}]"# : "")
      } == ["phq9_6: asked only after some answers, and in phq-9 always"])
    let unread = #",{"linkId": "x", "text": "Where?", "type": "choice", "answerValueSet": "http://example.org/places"}"#
    #expect(try differences({ plain($1) }, unread) == ["'x': one question more, which can't be read here"])
  }

  @Test func anotherTimeIsAnotherQuestionnaire() throws {
    let group =
      #"{"linkId": "g", "type": "group", "text": "Over the last 6 months:", "item": [\#(try Written.phq9())]}"#
    #expect(
      try Written.recognition(Written.form(group)).differences == ["asks about another time: 6 months, and not 2 weeks"]
    )
    let same =
      #"{"linkId": "g", "type": "group", "text": "Over the last fourteen days / 14 days:", "item": [\#(try Written.phq9())]}"#
    #expect(try Written.recognition(Written.form(same)).recognizedID == "phq-9")
  }

  @Test("A form that claims one by its code is not another, smaller one")
  func claims() throws {
    let items = try Written.phq9 { $0 < 2 ? Written.choice("\($0)", $1.text, code: $1.loinc) : nil }
    #expect(try Written.recognition(Written.form(items)).recognizedID == "phq-2")
    let claim = #""code": [{"system": "http://loinc.org", "code": "44249-1"}]"#
    #expect(try Written.recognition(Written.form(items, claim)).differences?.count == 7)
  }

  @Test("What differs is asked without cut-off, band, or any of our ids")
  func noBand() throws {
    let form = try Written.read(
      Written.form(try Written.phq9 { $0 == 0 ? nil : Written.choice("phq9_\($0 + 1)", $1.text, code: $1.loinc) }))
    guard case .differs(let near, _) = try Recognition(form, in: Written.library) else {
      Issue.record("it should differ")
      return
    }
    let plain = try Written.loaded(#require(try PlainQuestionnaire(form, in: Written.library, near: near)))
    #expect(plain.scores.allSatisfy { $0.bands.isEmpty && $0.cutOff == nil && $0.otherCutOffs.isEmpty })
    #expect(plain.loinc == nil)
    for id in Written.library.questionnaireIDs {
      let ours = try #require(try Written.library.questionnaire(id))
      #expect(Set(ours.items.map(\.id)).isDisjoint(with: plain.items.map(\.id)))
    }
  }
}
