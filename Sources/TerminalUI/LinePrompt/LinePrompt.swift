/// The same pages as lines of text with numbered options: for screen readers, plain pipes and terminals that cannot
/// place a cursor.
public struct LinePrompt<Program: LineProgram> {
  private var program: Program
  private let tasks: EffectTasks
  private let readLine: () -> String?
  private let write: (String) -> Void
  private var shown: Page?

  /// - Parameters:
  ///   - program: with the pages to show; it asks its checklists one by one.
  ///   - tasks: does what the program asks for outside.
  ///   - readLine: the next line that was typed, without its end; `nil` at the end of the input.
  ///   - write: takes text as it is to appear.
  public init(
    _ program: Program, tasks: EffectTasks = EffectTasks(), readLine: @escaping () -> String?,
    write: @escaping (String) -> Void
  ) {
    self.program = program
    self.tasks = tasks
    self.readLine = readLine
    self.write = write
    // A page is never cut: it scrolls away like any text.
    self.program.app.size = Size(columns: 80, rows: .max / 2)
  }

  /// Shows page after page until the person leaves.
  ///
  /// - Returns: the exit code.
  public mutating func run() throws(LineInputEnded) -> Int32 {
    while true {
      let page = program.app.page
      show(page)
      let notice = page.notice
      write((notice.map { $0 + "\n" } ?? "") + prompt(for: page))
      guard let line = readLine() else {
        throw LineInputEnded(description: program.app.words[whatBecameOfAnswers])
      }
      if let exitCode = answer(line, on: page) { return exitCode }
    }
  }

  /// Writes the page, if it is not there already.
  private mutating func show(_ page: Page) {
    var page = page
    page.notice = nil
    if page != shown { write(LineText(words: program.app.words).text(of: page)) }
    shown = page
  }

  private var whatBecameOfAnswers: Word {
    if program.app.desk == nil { return .lineEnded }
    return program.app.isEverythingStored ? .lineEndedKept : .lineEndedNotKept
  }

  private func prompt(for page: Page) -> String {
    switch page.field {
    case .menu: program.app.words[.lineMenu]
    case .text: program.app.words[.lineText]
    case .options, .ticks, .number: program.app.words[.lineChoose]
    case nil: program.app.words[.lineRead]
    }
  }

  private mutating func answer(_ line: String, on page: Page) -> Int32? {
    if case .text(let offered, _, _) = page.field { return take(line, offered: offered) }
    let typed = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    if let number = Int(typed), number >= 0 { return enter(number, on: page) }
    if typed.isEmpty { return emptyLine(on: page) }
    guard typed.count == 1, let character = typed.first, let action = Keymap.action(for: .character(character)),
      action != .privacy
    else {
      program.app.place.notice = program.app.words[.lineUnknown]
      return nil
    }
    return perform(action)
  }

  /// What is typed into a page's own line; nothing takes what stands there already, or else goes back.
  private mutating func take(_ line: String, offered: String) -> Int32? {
    let line = line.isEmpty ? offered : line
    return line.isEmpty ? perform(.back) : perform(program.submit(line))
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
      program.app.place.notice = program.app.words[.lineUnknown]
      return nil
    }
    if case .number = field { return typeNumber(String(number)) }
    guard number >= 1, number <= field.count else {
      program.app.place.notice = program.app.words(.lineAgain, ["count": String(field.count)])
      return nil
    }
    program.app.place.focus = number - 1
    switch field {
    case .options:
      _ = perform(.toggle)
      return perform(.confirm)
    // Ticking is no confirming: an empty line confirms the list.
    case .ticks: return perform(.toggle)
    case .menu, .number, .text: return perform(.confirm)
    }
  }

  private mutating func typeNumber(_ digits: String) -> Int32? {
    program.app.draft = .none
    for digit in digits.compactMap(\.wholeNumberValue) { _ = perform(.digit(digit)) }
    return perform(.confirm)
  }

  private mutating func perform(_ action: Action) -> Int32? { perform(program.act(action)) }

  private mutating func perform(_ effects: [Effect]) -> Int32? {
    for effect in effects {
      if case .leave(let exitCode) = effect { return exitCode }
      if effect == .showPage { show(program.app.page) }
      if let reply = tasks.reply(to: effect), let exitCode = perform(program.receive(reply)) { return exitCode }
    }
    return nil
  }
}

/// Thrown when the input ends before the person has left.
public struct LineInputEnded: Error, CustomStringConvertible {
  public let description: String
}
