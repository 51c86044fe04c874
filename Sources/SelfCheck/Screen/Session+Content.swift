import TerminalKit

extension Session {
  /// The effect of a choice or a key.
  package typealias Step = @Sendable (inout Session<Role>) -> Void

  /// The content of a screen, with what each choice and key on it does.
  package struct Content: Sendable {
    package var title: String
    package var progress: Progress?
    package var blocks: [Block]
    package var field: ScreenField?
    /// The blocks after the field.
    package var after: [Block]
    /// The words that stand beside the page where there is room.
    package var aside: Aside?
    /// The keys that work here beside those of the field, the most useful first.
    package var keys: [ScreenKey]
    /// Nothing at all is shown.
    package var isBlank = false

    package init(
      title: String, progress: Progress? = nil, blocks: [Block] = [],
      field: ScreenField? = nil, after: [Block] = [], aside: Aside? = nil, keys: [ScreenKey]
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

  /// Something to choose, with what choosing it does.
  package struct Choice: Sendable {
    package let text: String
    /// A few more words, shown dimmer.
    package let detail: String?
    package let does: Step

    package init(_ text: String, detail: String? = nil, does: @escaping Step) {
      self.text = text
      self.detail = detail
      self.does = does
    }

    var shown: Field.Choice { Field.Choice(text, detail: detail) }
  }

  /// The part of a screen that takes an answer, with what each answer does.
  package enum ScreenField: Sendable {
    /// Places to go; Enter, Space, a digit or a click goes there.
    case menu([Choice])
    /// Answers, of which one is chosen, or none yet; Space, a digit or a click chooses.
    case options([Choice], chosen: Int?)
    /// Boxes to tick, with Space, a digit or a click.
    case ticks([Choice], marks: [Field.Mark])
    /// A number; each digit goes to `digit`.
    case number(text: String, unit: String, digit: @Sendable (inout Session<Role>, Int) -> Void)
    /// A line to type, which Enter hands to `submit`; a secret one is not shown.
    case line(label: String, isSecret: Bool, submit: @Sendable (inout Session<Role>, String) -> Void)

    var choices: [Choice] {
      switch self {
      case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices
      case .number, .line: []
      }
    }

    /// The field as it is seen.
    ///
    /// - Parameter typed: what stands in the screen's own line.
    func shown(typed: String) -> Field {
      switch self {
      case .menu(let choices): .menu(choices.map(\.shown))
      case .options(let choices, let chosen): .options(choices.map(\.shown), chosen: chosen)
      case .ticks(let choices, let marks): .ticks(choices.map(\.shown), marks: marks)
      case .number(let text, let unit, _): .number(text: text, unit: unit)
      case .line(let label, let isSecret, _): .text(typed, label: label, isSecret: isSecret)
      }
    }
  }
}
