/// A page: what it says and asks, before any size or color. The screen and the line prompt both read it.
package struct Page: Sendable, Equatable {
  package var title: String
  package var progress: Progress?
  package var blocks: [Block]
  package var field: Field?
  /// The blocks after the field.
  package var after: [Block]
  package var aside: Aside?
  /// A kind word on the last key.
  package var notice: String?
  /// The keys that work here, the most useful first: what the footer shows.
  package var keys: [KeyHint]
  /// Nothing at all is shown.
  package var isBlank = false

  package init(
    title: String, progress: Progress? = nil, blocks: [Block] = [], field: Field? = nil,
    after: [Block] = [], aside: Aside? = nil, keys: [KeyHint] = []
  ) {
    self.title = title
    self.progress = progress
    self.blocks = blocks
    self.field = field
    self.after = after
    self.aside = aside
    self.keys = keys
  }
}

extension Page {
  /// Whether there are numbers on it that somebody may want to mark and copy.
  var showsNumbers: Bool {
    (blocks + after + (aside?.blocks ?? [])).contains { block in
      switch block {
      case .number, .text(_, .lifeline): true
      default: false
      }
    }
  }
}

/// A part of a page that is read.
package enum Block: Sendable, Equatable {
  case text(String, Style = .plain)
  /// The start of a part of the page, with a rule to the edge.
  case section(String)
  case heading(String)
  /// Words with a number to call, which is drawn large where the person wants that; in a frame on a page that is about
  /// nothing else.
  case number(String, isBoxed: Bool = false)
  case list([String])
  case table(columns: [String], rows: [[String]])
  case scoreBar(ScoreBar)
  /// Results, one below the other.
  case scores([ScoreRow])
  case scorePlot(ScorePlot)
  /// A row of words with a value at the right.
  case row(String, value: String)
  /// A picture for a phone's camera.
  case code(QRCode)
  case gap
}

/// The part of a page that takes an answer.
package enum Field: Sendable, Equatable {
  /// Places to go; Enter goes to the focused one.
  case menu([Choice])
  /// Answers, of which one is chosen, or none yet.
  case options([Choice], chosen: Int?)
  /// Boxes to tick.
  case ticks([Choice], marks: [Mark])
  case number(text: String, unit: String)
  /// A line to type; a secret one is not shown.
  case text(String, label: String, isSecret: Bool)

  package struct Choice: Sendable, Equatable {
    package var text: String
    /// A few more words, shown dimmer.
    package var detail: String?

    package init(_ text: String, detail: String? = nil) {
      self.text = text
      self.detail = detail
    }
  }

  package enum Mark: Sendable, Equatable {
    case open
    case ticked
    case declined
  }

  /// The choices, where there are any.
  package var choices: [Choice] {
    switch self {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices
    case .number, .text: []
    }
  }

  /// The number of things the focus can be on.
  package var count: Int {
    switch self {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices.count
    case .number, .text: 1
    }
  }
}

/// A score on its scale, with the published bands and the cut-off.
package struct ScoreBar: Sendable, Equatable {
  /// The score, or the range it could be.
  package let range: ClosedRange<Int>
  package let possible: ClosedRange<Int>
  /// The first value of each band.
  package let bandStarts: [Int]
  package let cutOff: Int?
  /// The words at the mark of a score that is known, and at the mark of the cut-off.
  package let scoreLabel: String
  package let cutOffLabel: String

  package init(
    range: ClosedRange<Int>, possible: ClosedRange<Int>, bandStarts: [Int], cutOff: Int?, scoreLabel: String,
    cutOffLabel: String
  ) {
    self.range = range
    self.possible = possible
    self.bandStarts = bandStarts
    self.cutOff = cutOff
    self.scoreLabel = scoreLabel
    self.cutOffLabel = cutOffLabel
  }
}
