import Catalog
import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// `show` holds everything that a clinician would check an instrument against.
@Suite struct QuestionnaireDocumentTests {
  @Test("Snapshot", arguments: ["phq-9", "pc-ptsd-5"])
  func snapshot(_ id: Questionnaire.ID) throws {
    let document = QuestionnaireDocument(try questionnaire(id), site: try Library().site())
    try Snapshot.check(document.text, named: "show-\(id)")
  }

  @Test("No line is longer than 80 columns, and none ends in a space", arguments: Library().questionnaireIDs)
  func lines(_ id: Questionnaire.ID) throws {
    let text = QuestionnaireDocument(try questionnaire(id), site: try Library().site()).text
    for line in text.split(separator: "\n") {
      // A word that is longer than a line, such as an address, cannot be broken.
      #expect(line.count <= 80 || !line.drop { $0 == " " }.dropFirst(16).contains(" "), "\(line)")
      #expect(line.last != " ", "\(line)")
    }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test("Every word of the items and their answers, with their points", arguments: Library().questionnaireIDs)
  func items(_ id: Questionnaire.ID) throws {
    let questionnaire = try questionnaire(id)
    let page = try Page(questionnaire)
    let scored = Set(questionnaire.scores.flatMap(\.items))
    for item in questionnaire.items {
      let number = item.prefix ?? "\(questionnaire.items.prefix { $0.id != item.id }.count { $0.prefix == nil } + 1)."
      #expect(page.has("\(number) \(item.text) [\(item.id)"), "\(item.id)")
      if let note = item.note { #expect(page.has("Our note: \(try Library().site().fill(note))"), "\(item.id)") }
      for words in [item.stem, item.loinc, item.enableWhen?.description].compactMap({ $0 }) {
        #expect(page.has(words), "\(item.id): \(words)")
      }
      for option in item.options {
        #expect(page.has(option.text), "\(item.id): \(option.text)")
        if let loinc = option.loinc { #expect(page.has(loinc), "\(item.id)") }
        if scored.contains(item.id) {
          #expect(page.has("\(option.text) = \(option.points)"), "\(item.id): the points of '\(option.text)'")
        }
        if option.code != String(option.points) { #expect(page.has("(code \(option.code))"), "\(item.id)") }
      }
      if case .number(let range) = item.answerKind {
        #expect(page.has("a whole number from \(range.minimum) to \(range.maximum) (\(range.unit))"))
      }
    }
  }

  @Test(
    "Every score with its items, range, cut-offs and bands, and where they are from",
    arguments: Library().questionnaireIDs)
  func scores(_ id: Questionnaire.ID) throws {
    let questionnaire = try questionnaire(id)
    let page = try Page(questionnaire)
    for score in questionnaire.scores {
      let range = questionnaire.possibleRange(of: score)
      #expect(page.has("Score: \(score.title) "))
      #expect(page.has("Id \(score.id)"))
      #expect(page.has("For a counselor") == questionnaire.scores.contains(where: \.isForCounselors))
      #expect(page.has(score.items.joined(separator: ", ") + " Range \(range.lowerBound) to \(range.upperBound)"))
      for cutOff in [score.cutOff].compactMap({ $0 }) + score.otherCutOffs {
        #expect(page.has("\(cutOff.atLeast) or more"))
        for words in [cutOff.accuracy, cutOff.note, "from: \(cutOff.source)"].compactMap({ $0 }) + cutOff.together {
          #expect(page.has(words), "\(words)")
        }
      }
      for band in score.bands {
        #expect(page.has("\(band.range.lowerBound) to \(band.range.upperBound): \(band.text)"))
      }
      if let source = score.bandsSource { #expect(page.has("from: \(source)")) }
    }
  }

  @Test("Source, terms, missing answers, change and safety", arguments: Library().questionnaireIDs)
  func theRest(_ id: Questionnaire.ID) throws {
    let questionnaire = try questionnaire(id)
    let page = try Page(questionnaire)
    let source = questionnaire.source
    let words = [
      questionnaire.title, "\(questionnaire.id), version \(questionnaire.version)", questionnaire.area.rawValue,
      questionnaire.recallPeriod, questionnaire.loinc, source.citation, source.url, source.owner, source.terms,
      questionnaire.missingRule.source,
      questionnaire.change.map { "\($0.points) points or more. From: \($0.evidence)" },
    ].compactMap { $0 }
    for words in words + source.notices { #expect(page.has(words), "\(words)") }
    #expect(page.has("Missing answers"))
    for words in questionnaire.departures {
      #expect(page.has("Departures from the published instrument -") && page.has(words))
    }
    #expect(page.has("no published figure") == (questionnaire.change == nil))
    for rule in questionnaire.safetyRules {
      #expect(page.has("\(rule.id): when \(rule.item) is answered"))
    }
    #expect(page.has("Safety:") == !questionnaire.safetyRules.isEmpty)
  }

  @Test("Items have the numbers that the instrument gives them")
  func numbers() throws {
    let page = try Page(questionnaire("pc-ptsd-5"))
    #expect(page.has(" Sometimes things happen to people") && !page.has("1. Sometimes"))
    #expect(page.has("1. had nightmares") && page.has("5. felt guilty"))
  }

  @Test("DAST-10 says where it departs from its guide")
  func departures() throws {
    let page = try Page(questionnaire("dast-10"))
    #expect(
      page.has("asked only after a yes to question 1") && page.has("tells people who never use drugs to answer yes to"))
  }

  private func questionnaire(_ id: Questionnaire.ID) throws -> Questionnaire {
    try #require(try Library().questionnaire(id))
  }
}

/// The page without its line breaks.
private struct Page: CustomTestStringConvertible {
  var testDescription: String { "the page" }
  private let text: String

  init(_ questionnaire: Questionnaire) throws {
    text = Self.collapsed(QuestionnaireDocument(questionnaire, site: try Library().site()).text)
  }

  func has(_ words: String) -> Bool { text.contains(Self.collapsed(words)) }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + (text.last == " " ? " " : "")
  }
}
