/// A score: how it is worked out, and what has been published about its values.
public struct ScoreDefinition: Sendable, Equatable, Identifiable {
  public let id: String
  public let title: String
  /// A title in plain words; `nil` where the questionnaire's says enough.
  public let plainTitle: String?
  /// The area the score speaks of, where it differs from the questionnaire's.
  public let area: Area
  public let method: Method
  public let items: [Item.ID]
  public let cutOff: CutOff?
  /// Other published cut-offs, for documentation; only `cutOff` decides anything.
  public let otherCutOffs: [CutOff]
  /// Ascending; together they cover every value the score can have. Empty where none are published.
  public let bands: [Band]
  /// The paper that the bands come from.
  public let bandsSource: String?
  public let loinc: String?
  /// Whether it is meant for a counselor: the self-check shows it only where it shows how scores add up.
  public let isForCounselors: Bool

  public enum Method: String, Sendable, CaseIterable {
    /// The points (or the numbers) of the items, added up.
    case sum
    /// The number of items that were answered with one point or more.
    case count
  }

  public init(
    id: String, title: String, plainTitle: String? = nil, area: Area, method: Method, items: [Item.ID],
    cutOff: CutOff? = nil, otherCutOffs: [CutOff] = [], bands: [Band] = [], bandsSource: String? = nil,
    loinc: String? = nil,
    isForCounselors: Bool = false
  ) {
    self.id = id
    self.title = title
    self.plainTitle = plainTitle
    self.area = area
    self.method = method
    self.items = items
    self.cutOff = cutOff
    self.otherCutOffs = otherCutOffs
    self.bands = bands
    self.bandsSource = bandsSource
    self.loinc = loinc
    self.isForCounselors = isForCounselors
  }
}

/// A published value from which a score is taken as worth a closer look.
public struct CutOff: Sendable, Equatable {
  public let atLeast: Int
  /// The paper it comes from.
  public let source: String
  /// Sensitivity and specificity as published, and against what.
  public let accuracy: String?
  public let note: String?
  /// Other scores of the questionnaire whose cut-offs must be met too.
  public let together: [ScoreDefinition.ID]
  /// What is to be done next where it is met, for a score that calls for more than the questionnaire's guidance.
  public let next: String?

  public init(
    atLeast: Int, source: String, accuracy: String? = nil, note: String? = nil,
    together: [ScoreDefinition.ID] = [], next: String? = nil
  ) {
    self.atLeast = atLeast
    self.source = source
    self.accuracy = accuracy
    self.note = note
    self.together = together
    self.next = next
  }
}

/// A published name for a part of a score's range. It names the score, never the person.
public struct Band: Sendable, Equatable {
  public let range: ClosedRange<Int>
  public let text: String

  public init(range: ClosedRange<Int>, text: String) {
    self.range = range
    self.text = text
  }
}
