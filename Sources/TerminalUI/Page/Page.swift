/// What a page says and asks, before any size or colour. The screen and the line prompt both read it.
public struct Page: Sendable, Equatable {
  public var title: String
  /// What is shown instead where the title has no room.
  public var shortTitle: String?
  /// How far along the person is, in words.
  public var progress: String?
  public var blocks: [Block]
  public var field: Field?
  /// What follows the field.
  public var after: [Block]
  /// A kind word on the last key.
  public var notice: String?
  /// What can be done here, the most useful first: the footer and the help page.
  public var actions: [Action]
  /// Nothing at all is shown.
  public var isBlank = false

  init(
    title: String, progress: String? = nil, blocks: [Block] = [], field: Field? = nil, after: [Block] = [],
    actions: [Action] = []
  ) {
    self.title = title
    self.progress = progress
    self.blocks = blocks
    self.field = field
    self.after = after
    self.actions = actions
  }
}

/// A part of a page that is read.
public enum Block: Sendable, Equatable {
  case text(String, Style = .plain)
  /// The start of a part of the page, with a rule to the edge.
  case section(String)
  case heading(String)
  case list([String])
  case table(columns: [String], rows: [[String]])
  case scoreBar(ScoreBar)
  case scorePlot(ScorePlot)
  /// A row of words with a value at the right.
  case row(String, value: String)
  /// A picture for a phone's camera.
  case code(QRCode)
  case gap
}

/// The part of a page that takes an answer.
public enum Field: Sendable, Equatable {
  /// Places to go; Enter goes to the focused one.
  case menu([Choice])
  /// Answers, of which one is chosen, or none yet.
  case options([Choice], chosen: Int?)
  /// Boxes to tick.
  case ticks([Choice], marks: [Mark])
  case number(text: String, unit: String)
  /// A line to type; a secret one is not shown.
  case text(String, label: String, isSecret: Bool)

  public struct Choice: Sendable, Equatable {
    public var text: String
    /// A few more words, shown dimmer.
    public var detail: String?

    init(_ text: String, detail: String? = nil) {
      self.text = text
      self.detail = detail
    }
  }

  public enum Mark: Sendable, Equatable {
    case open
    case ticked
    case declined
  }

  /// How many things the focus can be on.
  var count: Int {
    switch self {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices.count
    case .number, .text: 1
    }
  }
}

/// A score on its scale, with the published bands and the cut-off.
public struct ScoreBar: Sendable, Equatable {
  /// The score, or the range it could be.
  public let range: ClosedRange<Int>
  public let possible: ClosedRange<Int>
  /// Where each band begins.
  public let bandStarts: [Int]
  public let cutOff: Int?
}
