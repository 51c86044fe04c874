/// The same pages as lines of text with numbered options: for screen readers, plain pipes and terminals that cannot
/// place a cursor.
public struct LinePrompt {
  private var state: AppState
  private let readLine: () -> String?
  private let write: (String) -> Void

  /// - Parameters:
  ///   - state: with the pages to show; it asks its checklists one by one.
  ///   - readLine: the next line that was typed, without its end; `nil` at the end of the input.
  ///   - write: takes text as it is to appear.
  public init(state: AppState, readLine: @escaping () -> String?, write: @escaping (String) -> Void) {
    self.state = state
    self.readLine = readLine
    self.write = write
    // A page is never cut: it scrolls away like any text.
    self.state.size = Size(columns: 80, rows: .max / 2)
  }

  /// Thrown when the input ends before the person has left.
  public struct InputEnded: Error, CustomStringConvertible {
    public let description: String
  }

  /// Shows page after page until the person leaves.
  ///
  /// - Returns: the exit code.
  public mutating func run() throws(InputEnded) -> Int32 {
    var shown: Page?
    while true {
      var page = state.page
      let notice = page.notice
      page.notice = nil
      if page != shown { write(LineText(words: state.words).text(of: page)) }
      shown = page
      write((notice.map { $0 + "\n" } ?? "") + prompt(for: page))
      guard let line = readLine() else { throw InputEnded(description: state.words[.lineEnded]) }
      if let exitCode = answer(line, on: page) { return exitCode }
    }
  }

  private func prompt(for page: Page) -> String {
    switch page.field {
    case .menu: state.words[.lineMenu]
    case .options, .ticks, .number, .text: state.words[.lineChoose]
    case nil: state.words[.lineRead]
    }
  }

  private mutating func answer(_ line: String, on page: Page) -> Int32? {
    let typed = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    if let number = Int(typed), number >= 0 { return enter(number, on: page) }
    if typed.isEmpty { return emptyLine(on: page) }
    guard typed.count == 1, let character = typed.first, let action = Keymap.action(for: .character(character)),
      action != .privacy
    else {
      state.place.notice = state.words[.lineUnknown]
      return nil
    }
    return perform(action)
  }

  /// Goes on where there is something to read or a list to confirm; a question without an answer is asked again.
  private mutating func emptyLine(on page: Page) -> Int32? {
    switch page.field {
    case nil, .ticks: perform(.confirm)
    case .menu, .options, .number, .text: enter(0, on: page)
    }
  }

  private mutating func enter(_ number: Int, on page: Page) -> Int32? {
    guard let field = page.field else {
      state.place.notice = state.words[.lineUnknown]
      return nil
    }
    if case .number = field { return typeNumber(String(number)) }
    guard (1...field.count).contains(number) else {
      state.place.notice = state.words(.lineAgain, ["count": String(field.count)])
      return nil
    }
    state.place.focus = number - 1
    switch field {
    case .options:
      _ = state.update(.toggle)
      return perform(.confirm)
    // Ticking is no confirming: an empty line confirms the list.
    case .ticks: return perform(.toggle)
    case .menu, .number, .text: return perform(.confirm)
    }
  }

  private mutating func typeNumber(_ digits: String) -> Int32? {
    state.draft = .none
    for digit in digits.compactMap(\.wholeNumberValue) { _ = state.update(.digit(digit)) }
    return perform(.confirm)
  }

  private mutating func perform(_ action: Action) -> Int32? {
    if case .leave(let exitCode) = state.update(action) { exitCode } else { nil }
  }
}
