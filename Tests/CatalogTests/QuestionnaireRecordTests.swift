import Catalog
import Foundation
import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// `show --json` holds what the questionnaire holds, under the names of the files.
@Suite struct QuestionnaireRecordTests {
  @Test("The questionnaire itself", arguments: Library().questionnaireIDs)
  func head(_ id: Questionnaire.ID) throws {
    let (questionnaire, json) = try load(id)
    #expect(json["id"]?.string == id)
    #expect(json["version"]?.string == questionnaire.version)
    #expect(json["language"]?.string == "en")
    #expect(json["area"]?.string == questionnaire.area.rawValue)
    #expect(json["kind"]?.string == questionnaire.kind.rawValue)
    #expect(json["title"]?.string == questionnaire.title)
    #expect(json["short"]?.string == questionnaire.short)
    #expect(json["minutes"]?.number == questionnaire.minutes)
    #expect(json["recall"]?.string == questionnaire.recallPeriod)
    #expect(json["loinc"]?.string == questionnaire.loinc)
    #expect(json["noncommercial"]?.bool == questionnaire.isNoncommercial)
    #expect(json["counselor"]?.bool == questionnaire.isForCounselors)
    #expect(json["missing"]?["rule"]?.string == questionnaire.missingRule.kind.rawValue)
    #expect(json["missing"]?["source"]?.string == questionnaire.missingRule.source)
    #expect(json["change"]?["points"]?.number == questionnaire.change?.points)
    #expect(json["departures"]?.array.compactMap(\.string) == questionnaire.departures)
    #expect(json["source"]?["citation"]?.string == questionnaire.source.citation)
    #expect(json["source"]?["terms"]?.string == questionnaire.source.terms)
    #expect(json["source"]?["notices"]?.array.compactMap(\.string) == questionnaire.source.notices)
  }

  @Test("Items and options", arguments: Library().questionnaireIDs)
  func items(_ id: Questionnaire.ID) throws {
    let (questionnaire, json) = try load(id)
    let scored = Set(questionnaire.scores.flatMap(\.items))
    let items = json["items"]?.array ?? []
    #expect(items.map { $0["id"]?.string } == questionnaire.items.map(\.id))
    for (record, item) in zip(items, questionnaire.items) {
      #expect(record["text"]?.string == item.text)
      #expect(record["prefix"]?.string == item.prefix)
      #expect(record["stem"]?.string == item.stem)
      #expect(record["note"]?.string == item.note)
      #expect(record["loinc"]?.string == item.loinc)
      #expect(record["scored"]?.bool == scored.contains(item.id))
      #expect(record["when"]?.string == item.enableWhen?.description)
      #expect(record["counts-unasked"]?.bool == item.enableWhen.map { _ in item.countsUnasked })
      #expect(record["signs"]?.array.compactMap(\.string) == item.signs)
      let options = record["options"]?.array ?? []
      #expect(options.map { $0["code"]?.string } == item.options.map(\.code))
      #expect(options.map { $0["points"]?.number } == item.options.map(\.points))
      #expect(options.map { $0["text"]?.string } == item.options.map(\.text))
      #expect(options.map { $0["loinc"]?.string } == item.options.map(\.loinc))
      guard case .number(let range) = item.answerKind else { continue }
      #expect(record["number"]?["minimum"]?.number == range.minimum)
      #expect(record["number"]?["maximum"]?.number == range.maximum)
      #expect(record["number"]?["unit"]?.string == range.unit)
    }
  }

  @Test("Scores, cut-offs, bands and safety rules", arguments: Library().questionnaireIDs)
  func scores(_ id: Questionnaire.ID) throws {
    let (questionnaire, json) = try load(id)
    let scores = json["scores"]?.array ?? []
    #expect(scores.map { $0["id"]?.string } == questionnaire.scores.map(\.id))
    for (record, score) in zip(scores, questionnaire.scores) {
      let possible = questionnaire.possibleRange(of: score)
      #expect(record["title"]?.string == score.title)
      #expect(record["counselor"]?.bool == score.isForCounselors)
      #expect(record["method"]?.string == score.method.rawValue)
      #expect(record["items"]?.array.compactMap(\.string) == score.items)
      #expect(record["minimum"]?.number == possible.lowerBound)
      #expect(record["maximum"]?.number == possible.upperBound)
      #expect(record["cut-off"]?["at-least"]?.number == score.cutOff?.atLeast)
      #expect(record["cut-off"]?["source"]?.string == score.cutOff?.source)
      #expect(record["cut-off"]?["accuracy"]?.string == score.cutOff?.accuracy)
      #expect(record["other-cut-offs"]?.array.map { $0["at-least"]?.number } == score.otherCutOffs.map(\.atLeast))
      let bands = record["bands"]?.array ?? []
      #expect(bands.map { $0["from"]?.number } == score.bands.map(\.range.lowerBound))
      #expect(bands.map { $0["to"]?.number } == score.bands.map(\.range.upperBound))
      #expect(bands.map { $0["text"]?.string } == score.bands.map(\.text))
      #expect(record["bands-source"]?.string == score.bandsSource)
    }
    let rules = json["safety"]?.array ?? []
    #expect(rules.map { $0["id"]?.string } == questionnaire.safetyRules.map(\.id))
    #expect(rules.map { $0["item"]?.string } == questionnaire.safetyRules.map(\.item))
    #expect(rules.map { $0["level"]?.string } == questionnaire.safetyRules.map(\.level.rawValue))
    #expect(rules.map { $0["declined"]?.bool } == questionnaire.safetyRules.map(\.whenDeclined))
  }

  private func load(_ id: Questionnaire.ID) throws -> (Questionnaire, JSONValue) {
    let questionnaire = try #require(try Library().questionnaire(id))
    let data = try JSONEncoder().encode(QuestionnaireRecord(questionnaire))
    return (questionnaire, try JSONDecoder().decode(JSONValue.self, from: data))
  }
}
