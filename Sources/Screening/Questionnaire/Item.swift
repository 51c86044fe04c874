/// One question, or one sign in a checklist.
public struct Item: Sendable, Equatable, Identifiable {
  /// Stable across versions; it is a column name in files. Items that share an id share the answer.
  public let id: String
  /// The instrument's own number of the item, such as `3a.`; empty where it gives none, `nil` where items are counted.
  public let prefix: String?
  /// The published words.
  public let text: String
  /// The words above the item that it continues, where the instrument has any.
  public let stem: String?
  /// Our own explanation, shown apart from the published words.
  public let note: String?
  /// Our own few words for it, as part of a sentence that the person can say to somebody.
  public let toSay: String?
  public let answerKind: AnswerKind
  /// When the item is asked; `nil` means always. It may only look at earlier items.
  public let enableWhen: Condition?
  /// Whether an answer on a filled-in form counts even where `enableWhen` does not hold: the published rule lets people
  /// leave the item out, and scores it where they did not.
  public let countsUnasked: Bool
  /// The item of another questionnaire that is the same question: whoever is asked that one on the way is not asked again.
  public let onceWith: Item.ID?
  /// The signs (of the four areas) that the item asks about, by id.
  public let signs: [String]
  public let loinc: String?

  /// The kind of answer that an item takes.
  public enum AnswerKind: Sendable, Equatable {
    case options([AnswerOption])
    case number(NumberRange)
  }

  /// Whole numbers from `minimum` to `maximum`, counted in `unit`.
  public struct NumberRange: Sendable, Equatable {
    public let minimum: Int
    public let maximum: Int
    public let unit: String
    /// The unit of one; `nil` where it is the same word.
    public let unitOfOne: String?

    public init(minimum: Int, maximum: Int, unit: String, unitOfOne: String? = nil) {
      self.minimum = minimum
      self.maximum = maximum
      self.unit = unit
      self.unitOfOne = unitOfOne
    }

    /// The unit after this number.
    public func unit(of number: Int) -> String { number == 1 ? unitOfOne ?? unit : unit }
  }

  public init(
    id: String, prefix: String? = nil, text: String, stem: String? = nil, note: String? = nil, toSay: String? = nil,
    answerKind: AnswerKind, enableWhen: Condition? = nil, countsUnasked: Bool = false,
    onceWith: Item.ID? = nil, signs: [String] = [], loinc: String? = nil
  ) {
    self.id = id
    self.prefix = prefix
    self.text = text
    self.stem = stem
    self.note = note
    self.toSay = toSay
    self.answerKind = answerKind
    self.enableWhen = enableWhen
    self.countsUnasked = countsUnasked
    self.onceWith = onceWith
    self.signs = signs
    self.loinc = loinc
  }

  /// The answer options; empty for an item that takes a number.
  public var options: [AnswerOption] {
    if case .options(let options) = answerKind { options } else { [] }
  }

  /// The lowest and highest points that an answer to this item can give.
  public var possiblePoints: ClosedRange<Int> {
    switch answerKind {
    case .options(let options):
      let points = options.map(\.points)
      return (points.min() ?? 0)...(points.max() ?? 0)
    case .number(let range):
      return range.minimum...range.maximum
    }
  }

  /// The points that `answer` gives, or `nil` if it is not an answer to this item.
  public func points(for answer: Answer) -> Int? {
    switch (answer, answerKind) {
    case (.option(let code), .options(let options)):
      return options.first { $0.code == code }?.points
    case (.number(let number), .number(let range)):
      return number >= range.minimum && number <= range.maximum ? number : nil
    default:
      return nil
    }
  }

  /// Whether `answer` may be stored for this item. "Prefer not to say" always may.
  public func accepts(_ answer: Answer) -> Bool {
    answer == .declined || points(for: answer) != nil
  }
}
