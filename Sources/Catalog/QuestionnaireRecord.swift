import Screening

/// A questionnaire as data for other programs: what `show --json` prints. The names are those of the files.
package struct QuestionnaireRecord: Encodable, Sendable {
  let id, version, language, area, kind, presentation, title, short: String
  let minutes: Int
  let recall: String?
  let loinc: String?
  let noncommercial, counselor: Bool
  let items: [ItemRecord]
  let scores: [ScoreRecord]
  let safety: [SafetyRecord]
  let missing: MissingRecord
  let departures: [String]
  let change: ChangeRecord?
  let source: SourceRecord

  struct ItemRecord: Encodable {
    let id, text: String
    let prefix, stem, note, loinc: String?
    let options: [OptionRecord]?
    let number: NumberRecord?
    let scored: Bool
    let when: String?
    /// Whether an answer on a filled-in form counts although `when` does not hold; only beside `when`.
    let countsUnasked: Bool?
    let signs: [String]

    enum CodingKeys: String, CodingKey {
      case id, text, prefix, stem, note, loinc, options, number, scored, when, signs
      case countsUnasked = "counts-unasked"
    }
  }

  struct OptionRecord: Encodable {
    let code: String
    let points: Int
    let text: String
    let loinc: String?
  }

  struct NumberRecord: Encodable {
    let minimum, maximum: Int
    let unit: String
  }

  struct ScoreRecord: Encodable {
    let id, title, area, method: String
    let items: [String]
    let counselor: Bool
    let minimum, maximum: Int
    let cutOff: CutOffRecord?
    let otherCutOffs: [CutOffRecord]
    let bands: [BandRecord]
    let bandsSource, loinc: String?

    enum CodingKeys: String, CodingKey {
      case id, title, area, method, items, counselor, minimum, maximum, bands, loinc
      case cutOff = "cut-off"
      case otherCutOffs = "other-cut-offs"
      case bandsSource = "bands-source"
    }
  }

  struct CutOffRecord: Encodable {
    let atLeast: Int
    let source: String
    let accuracy, note, next: String?
    let with: [String]

    enum CodingKeys: String, CodingKey {
      case atLeast = "at-least"
      case source, accuracy, note, next, with
    }
  }

  struct BandRecord: Encodable {
    let from, to: Int
    let text: String
  }

  struct SafetyRecord: Encodable {
    let id, item: String
    let answers: [String]
    let declined: Bool
    let level: String
  }

  struct MissingRecord: Encodable {
    let rule: String
    let source: String?
  }

  struct ChangeRecord: Encodable {
    let points: Int
    let source: String
    let note: String?
  }

  struct SourceRecord: Encodable {
    let citation, url, owner, terms: String?
    let notices: [String]
  }
}

extension QuestionnaireRecord {
  /// Everything that the questionnaire's file says, with the range of each score worked out.
  package init(_ questionnaire: Questionnaire) {
    id = questionnaire.id
    version = questionnaire.version
    language = questionnaire.language
    area = questionnaire.area.rawValue
    kind = questionnaire.kind.rawValue
    presentation = questionnaire.presentation.rawValue
    title = questionnaire.title
    short = questionnaire.short
    minutes = questionnaire.minutes
    recall = questionnaire.recallPeriod
    loinc = questionnaire.loinc
    noncommercial = questionnaire.isNoncommercial
    counselor = questionnaire.isForCounselors
    let scoredItems = Set(questionnaire.scores.flatMap(\.items))
    items = questionnaire.items.map { ItemRecord($0, isScored: scoredItems.contains($0.id)) }
    scores = questionnaire.scores.map { ScoreRecord($0, possible: questionnaire.possibleRange(of: $0)) }
    safety = questionnaire.safetyRules.map {
      SafetyRecord(id: $0.id, item: $0.item, answers: $0.answers, declined: $0.whenDeclined, level: $0.level.rawValue)
    }
    missing = MissingRecord(rule: questionnaire.missingRule.kind.rawValue, source: questionnaire.missingRule.source)
    departures = questionnaire.departures
    change = questionnaire.change.map { ChangeRecord(points: $0.points, source: $0.source, note: $0.note) }
    let source = questionnaire.source
    self.source = SourceRecord(
      citation: source.citation, url: source.url, owner: source.owner, terms: source.terms, notices: source.notices)
  }
}

extension QuestionnaireRecord.ItemRecord {
  init(_ item: Item, isScored: Bool) {
    id = item.id
    prefix = item.prefix
    text = item.text
    stem = item.stem
    note = item.note
    loinc = item.loinc
    scored = isScored
    when = item.enableWhen?.description
    countsUnasked = item.enableWhen.map { _ in item.countsUnasked }
    signs = item.signs
    switch item.answerKind {
    case .options(let options):
      self.options = options.map { .init(code: $0.code, points: $0.points, text: $0.text, loinc: $0.loinc) }
      number = nil
    case .number(let range):
      options = nil
      number = .init(minimum: range.minimum, maximum: range.maximum, unit: range.unit)
    }
  }
}

extension QuestionnaireRecord.ScoreRecord {
  init(_ score: ScoreDefinition, possible: ClosedRange<Int>) {
    id = score.id
    title = score.title
    area = score.area.rawValue
    method = score.method.rawValue
    items = score.items
    counselor = score.isForCounselors
    minimum = possible.lowerBound
    maximum = possible.upperBound
    cutOff = score.cutOff.map(QuestionnaireRecord.CutOffRecord.init)
    otherCutOffs = score.otherCutOffs.map(QuestionnaireRecord.CutOffRecord.init)
    bands = score.bands.map { .init(from: $0.range.lowerBound, to: $0.range.upperBound, text: $0.text) }
    bandsSource = score.bandsSource
    loinc = score.loinc
  }
}

extension QuestionnaireRecord.CutOffRecord {
  init(_ cutOff: CutOff) {
    atLeast = cutOff.atLeast
    source = cutOff.source
    accuracy = cutOff.accuracy
    note = cutOff.note
    next = cutOff.next
    with = cutOff.together
  }
}
