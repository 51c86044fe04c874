import Catalog
import Foundation
import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// What `list` prints.
@Suite struct ContentsTests {
  @Test func theTextNamesEveryQuestionnaireWithAreaItemsMinutesAndTerms() throws {
    let library = Library()
    let text = try text()
    for id in library.questionnaireIDs {
      let questionnaire = try #require(try library.questionnaire(id))
      let entry = try #require(words(after: id, in: text))
      #expect(
        entry.prefix(3)
          == [questionnaire.area.rawValue, "\(questionnaire.items.count)", "\(questionnaire.minutes)"])
      #expect(entry.dropFirst(4).joined(separator: " ").hasPrefix(questionnaire.title))
      if let terms = questionnaire.source.terms { #expect(collapsed(text).contains(collapsed(terms))) }
    }
  }

  @Test func theTextNamesEveryPlanWithWhatItAsks() throws {
    let library = Library()
    let plans = try text()
    for id in library.planIDs {
      let plan = try #require(try library.plan(id))
      let asks = plan.steps.map(\.questionnaire).joined(separator: ", ")
      let entry = try #require(words(after: id, in: plans, from: "Plans"))
      #expect(entry.joined(separator: " ").hasPrefix("\(plan.title), \(plan.minutes) min: \(asks)"))
    }
  }

  @Test(
    "Who each questionnaire is offered to",
    arguments: [
      ("phq-9", "always"), ("asq", "counselor"), ("audit", "noncommercial"), ("audit-c", "noncommercial"),
      ("dast-10", "noncommercial"), ("checklist-mood", "always"),
    ])
  func offered(id: String, expected: String) throws {
    #expect(words(after: id, in: try text())?.dropFirst(3).first == expected)
  }

  @Test func theJSONHoldsTheSame() throws {
    let library = Library()
    let json = try json()
    let questionnaires = json["questionnaires"]?.array ?? []
    #expect(questionnaires.compactMap { $0["id"]?.string } == library.questionnaireIDs.sorted())
    for record in questionnaires {
      let questionnaire = try #require(try library.questionnaire(record["id"]?.string ?? ""))
      #expect(record["area"]?.string == questionnaire.area.rawValue)
      #expect(record["kind"]?.string == questionnaire.kind.rawValue)
      #expect(record["title"]?.string == questionnaire.title)
      #expect(record["items"]?.number == questionnaire.items.count)
      #expect(record["minutes"]?.number == questionnaire.minutes)
      #expect(record["terms"]?.string == questionnaire.source.terms)
    }
    let plans = json["plans"]?.array ?? []
    #expect(plans.compactMap { $0["id"]?.string } == library.planIDs.sorted())
    for record in plans {
      let plan = try #require(try library.plan(record["id"]?.string ?? ""))
      #expect(record["asks"]?.array.compactMap(\.string) == plan.steps.map(\.questionnaire))
    }
  }

  @Test("A sign has an item of its area in the quick and in the full plan", arguments: try Library().signs())
  func signs(_ sign: Sign) throws {
    let library = Library()
    let records = try json()["signs"]?.array ?? []
    let record = try #require(records.first { $0["id"]?.string == sign.id })
    #expect(record["area"]?.string == sign.area.rawValue)
    #expect(record["text"]?.string == sign.text)
    for name in ["quick", "full"] {
      let places = (record[name]?.array ?? []).compactMap(\.string)
      #expect(!places.isEmpty, "\(name)")
      let asked = try #require(try library.plan(name)).steps.map(\.questionnaire)
      for place in places {
        let parts = place.split(separator: "/").map(String.init)
        try #require(parts.count == 2)
        #expect(asked.contains(parts[0]))
        #expect(try library.questionnaire(parts[0])?.item(parts[1])?.signs.contains(sign.id) == true)
      }
      #expect(try Self.contents.get().signsText(width: 1000).contains(places.joined(separator: ", ")))
    }
  }

  private static let contents = Result { try Contents(Library()) }

  @Test("No line is wider than wanted", arguments: [80, 120])
  func width(_ width: Int) throws {
    let contents = try Self.contents.get()
    for text in [contents.text(width: width), contents.signsText(width: width)] {
      for line in text.split(separator: "\n") { #expect(line.count <= width && line.last != " ", "\(line)") }
    }
  }

  private func text() throws -> String { try Self.contents.get().text(width: 80) }

  private func json() throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(Self.contents.get()))
  }

  private func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The words behind the id on the line that begins with it, and on those behind it.
  private func words(after id: String, in text: String, from heading: String = "Questionnaires") -> [String]? {
    let lines = text.split(separator: "\n").drop { $0 != heading }
    let entry = lines.drop { $0.split(separator: " ").first != id[...] }
    return entry.isEmpty ? nil : entry.joined(separator: " ").split(separator: " ").dropFirst().map(String.init)
  }
}
