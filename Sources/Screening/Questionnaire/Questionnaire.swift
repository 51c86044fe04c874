/// A screening questionnaire in one language: what is asked, how it is scored, and where that comes from.
public struct Questionnaire: Sendable, Equatable, Identifiable {
  public let id: String
  /// Raised when items, points, bands or cut-offs change. Only scores of the same version are compared.
  public let version: String
  /// The language of every text here, as a BCP 47 code.
  public let language: String
  public let area: Area
  public let kind: Kind
  public let presentation: Presentation
  public let title: String
  /// The usual abbreviation, or a short name.
  public let short: String
  /// A title in plain words, without the instrument's name; `nil` where the area's name does.
  public let plainTitle: String?
  /// About how long it takes.
  public let minutes: Int
  /// The time that the items ask about.
  public let recallPeriod: String?
  public let items: [Item]
  public let scores: [ScoreDefinition]
  public let safetyRules: [SafetyRule]
  public let missingRule: MissingRule
  public let change: MeaningfulChange?
  public let guidance: Guidance
  /// The plan with fuller questions on the same area.
  public let fullerPlan: Plan.ID?
  public let loinc: String?
  /// Whether a counselor must be the one who asks it.
  public let isForCounselors: Bool
  /// Whether its terms forbid commercial use.
  public let isNoncommercial: Bool
  public let source: Source
  /// The places where it departs from the published instrument, and what each changes.
  public let departures: [String]

  public enum Kind: String, Sendable, CaseIterable {
    /// A published instrument, word for word.
    case screen
    /// A list in our own words, which measures nothing.
    case checklist
  }

  public enum Presentation: String, Sendable, CaseIterable {
    case oneAtATime = "one-at-a-time"
    /// All items on one page, each with a box to tick.
    case tickList = "tick-list"
  }

  public init(
    id: String, version: String, language: String = "en", area: Area, kind: Kind,
    presentation: Presentation, title: String, short: String, plainTitle: String? = nil, minutes: Int,
    recallPeriod: String? = nil,
    items: [Item], scores: [ScoreDefinition], safetyRules: [SafetyRule] = [],
    missingRule: MissingRule = MissingRule(), change: MeaningfulChange? = nil,
    guidance: Guidance = Guidance(), fullerPlan: Plan.ID? = nil, loinc: String? = nil,
    isForCounselors: Bool = false, isNoncommercial: Bool = false, source: Source = Source(), departures: [String] = []
  ) {
    self.id = id
    self.version = version
    self.language = language
    self.area = area
    self.kind = kind
    self.presentation = presentation
    self.title = title
    self.short = short
    self.plainTitle = plainTitle
    self.minutes = minutes
    self.recallPeriod = recallPeriod
    self.items = items
    self.scores = scores
    self.safetyRules = safetyRules
    self.missingRule = missingRule
    self.change = change
    self.guidance = guidance
    self.fullerPlan = fullerPlan
    self.loinc = loinc
    self.isForCounselors = isForCounselors
    self.isNoncommercial = isNoncommercial
    self.source = source
    self.departures = departures
  }

  /// The item with this id, if the questionnaire has it.
  public func item(_ id: Item.ID) -> Item? {
    items.first { $0.id == id }
  }

  /// The score whose cut-off the guidance speaks of: the first with one that is not only a part of another's.
  public var leadingCutOffScore: ScoreDefinition? {
    scores.first { $0.cutOff != nil && !isPart($0.id) }
  }

  /// Whether the score's cut-off is only a part of another's, and says nothing by itself.
  public func isPart(_ score: ScoreDefinition.ID) -> Bool {
    scores.contains { $0.cutOff?.together.contains(score) == true }
  }

  /// The scores that the self-check's results show.
  public var shownScores: [ScoreDefinition] { scores.filter { !$0.isForCounselors } }

  /// The safety rules that `answer` to this item raises.
  public func rulesRaised(by answer: Answer, to item: Item.ID) -> [SafetyRule] {
    safetyRules.filter { $0.item == item && $0.isRaised(by: answer) }
  }

  /// The safety rules that the answers raise, in the order of the items: whether an item is asked or not.
  public func rulesRaised(by answers: Answers) -> [SafetyRule] {
    items.flatMap { item in answers[item.id].map { rulesRaised(by: $0, to: item.id) } ?? [] }
  }
}

/// The rule for a score when an answer it needs is missing.
public struct MissingRule: Sendable, Equatable {
  public let kind: Kind
  /// The manual's words on it.
  public let source: String?

  public enum Kind: String, Sendable, CaseIterable {
    /// No total; the range of totals that the missing answers could give.
    case range
    /// "Prefer not to say" counts as the highest answer; a blank still gives a range.
    case declinedCounts = "declined-counts"
  }

  public init(kind: Kind = .range, source: String? = nil) {
    self.kind = kind
    self.source = source
  }
}

/// The smallest difference between two scores that a published study calls meaningful.
public struct MeaningfulChange: Sendable, Equatable {
  public let points: Int
  public let source: String
  /// The people it was found in, and what else was.
  public let note: String?

  /// The source with the note.
  public var evidence: String { note.map { "\(source). \($0)" } ?? source }

  public init(points: Int, source: String, note: String? = nil) {
    self.points = points
    self.source = source
    self.note = note
  }
}

/// Our own plain words beside a result. They never say what a person has.
public struct Guidance: Sendable, Equatable {
  public let reached: String?
  /// The answers after which `reached` is right whatever the score: a single question may find more people than a count.
  public let reachedWhen: Condition?
  public let below: String?
  public let unknown: String?
  public let anySign: String?
  public let noSign: String?
  public let always: String?
  /// A sentence with which the person can tell somebody what they reported here. `{signs}` in it stands for the items'
  /// own words that were reported most.
  public let toSay: String?

  /// The name of the place for the items' words in `toSay`.
  package static let signsPlace = "signs"

  public init(
    reached: String? = nil, reachedWhen: Condition? = nil, below: String? = nil, unknown: String? = nil,
    anySign: String? = nil,
    noSign: String? = nil, always: String? = nil, toSay: String? = nil
  ) {
    self.reached = reached
    self.reachedWhen = reachedWhen
    self.below = below
    self.unknown = unknown
    self.anySign = anySign
    self.noSign = noSign
    self.always = always
    self.toSay = toSay
  }
}

/// The origin of an instrument, and the terms on which it may be used.
public struct Source: Sendable, Equatable {
  public let citation: String?
  public let url: String?
  public let owner: String?
  public let terms: String?
  /// Notices that must be printed with it.
  public let notices: [String]

  public init(
    citation: String? = nil, url: String? = nil, owner: String? = nil, terms: String? = nil,
    notices: [String] = []
  ) {
    self.citation = citation
    self.url = url
    self.owner = owner
    self.terms = terms
    self.notices = notices
  }
}
