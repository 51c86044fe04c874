/// The same pages as lines of text with numbered options: for screen readers, plain pipes and terminals that cannot
/// place a cursor.
package struct LineMode<Program: LineProgram> {
  private var program: Program
  private let answer: (Program.Request) -> RequestOutcome<Program.Reply>
  private let readLine: () -> LineInput
  private let write: (String) -> Void
  private let forget: () -> Void
  private var shown: Page?
  /// Whether the keys were named under a question, and nothing was typed since that is no answer: then a few words do.
  private var hasNamedKeys = false
  /// The numbers of boxes that are still to be ticked, or below zero cleared, after a page that one of them brought first.
  private var boxesToTick: [Int] = []

  /// - Parameters:
  ///   - program: with the pages to show; it asks its checklists one by one.
  ///   - answer: does what the program asks for outside.
  ///   - readLine: the next line that is typed.
  ///   - write: takes text as it is to appear.
  ///   - forget: clears what was written, also what can be scrolled back to.
  package init(
    _ program: Program, answering answer: @escaping (Program.Request) -> RequestOutcome<Program.Reply>,
    readLine: @escaping () -> LineInput, write: @escaping (String) -> Void, forget: @escaping () -> Void
  ) {
    self.program = program
    self.answer = answer
    self.readLine = readLine
    self.write = write
    self.forget = forget
    // A page is never cut: it scrolls away like any text.
    self.program.resize(to: Size(columns: 80, rows: .max / 2))
  }

  /// Shows page after page until the person leaves.
  ///
  /// - Returns: the exit code.
  package mutating func run() throws(LineInputEnded) -> Int32 {
    while true {
      if case .ticks = program.page.field, !boxesToTick.isEmpty, let exitCode = tickBoxes() { return exitCode }
      let page = program.page
      show(page)
      write((page.notice.map { $0 + "\n" } ?? "") + prompt(for: page))
      let exitCode: Int32?
      switch readLine() {
      case .line(let line): exitCode = take(line, on: page)
      case .interrupted:
        write("\n")
        exitCode = perform(program.act(.interrupt))
      case .ended: throw LineInputEnded(description: program.inputEndedSentence)
      }
      if let exitCode { return exitCode }
    }
  }

  /// Writes the page, if it is not there already.
  private mutating func show(_ page: Page) {
    var page = page
    page.notice = nil
    if page != shown { write(LineText(strings: program.terminalStrings).text(of: page, below: shown?.title)) }
    shown = page
  }

  private mutating func prompt(for page: Page) -> String {
    switch page.field {
    case .menu: return program.terminalStrings.lineMenu
    case .text: return program.terminalStrings.lineText
    case .ticks(_, let marks):
      let isBegun = marks.contains(.ticked)
      return isBegun ? program.terminalStrings.lineTicksAgain : program.terminalStrings.lineTicks
    case .options where hasNamedKeys:
      return program.terminalStrings.lineChooseShort(count: String(page.field?.count ?? 0))
    case .options, .number:
      hasNamedKeys = true
      return program.terminalStrings.lineChoose
    case nil: return program.terminalStrings.lineRead
    }
  }

  private mutating func take(_ line: String, on page: Page) -> Int32? {
    if case .text(let offered, _, _) = page.field { return submit(line, offered: offered) }
    var typed = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    // As in "2." or "help!"
    while let last = typed.last, ".)!".contains(last) { typed.removeLast() }
    if case .ticks = page.field, let boxes = boxes(typed, on: page) { return tick(boxes) }
    if let number = Int(typed), number >= 0 { return enter(number, on: page) }
    if typed.isEmpty { return takeEmptyLine(on: page) }
    if let choice = page.field?.choices.firstIndex(where: { $0.text.lowercased() == typed }) {
      return enter(choice + 1, on: page)
    }
    let letter = typed.count == 1 ? typed.first : nil
    guard let action = letter.flatMap(program.action(forLetter:)) ?? program.action(forWord: typed) else {
      hasNamedKeys = false
      program.notice(program.terminalStrings.lineUnknown)
      return nil
    }
    return perform(program.act(action))
  }

  /// Takes what is typed into a page's own line; nothing takes what stands there already, or else goes back.
  private mutating func submit(_ line: String, offered: String) -> Int32? {
    let line = line.isEmpty ? offered : line
    return perform(line.isEmpty ? program.act(.back) : program.submit(line))
  }

  /// Goes on where there is something to read or a list to confirm, and takes a menu's first choice, which is the way on; a
  /// question without an answer is asked again.
  private mutating func takeEmptyLine(on page: Page) -> Int32? {
    switch page.field {
    case nil, .ticks: perform(program.act(.confirm))
    case .menu: enter(1, on: page)
    case .options, .number, .text: enter(0, on: page)
    }
  }

  private mutating func enter(_ number: Int, on page: Page) -> Int32? {
    guard let field = page.field else {
      program.notice(program.terminalStrings.lineUnknown)
      return nil
    }
    if case .number = field { return type(digits: String(number)) }
    guard number >= 1, number <= field.count else {
      program.notice(program.terminalStrings.lineAgain(count: String(field.count)))
      return nil
    }
    program.focus(on: number - 1)
    switch field {
    case .options: return perform(program.act(.toggle)) ?? perform(program.act(.confirm))
    case .ticks: return tick([number])
    case .menu, .number, .text: return perform(program.act(.confirm))
    }
  }

  /// The numbers in a line such as "1 3 5" or "4 -2", if it has nothing else and each is one of the page's.
  private func boxes(_ typed: String, on page: Page) -> [Int]? {
    let parts = typed.split { $0 == " " || $0 == "," }
    let numbers = parts.compactMap { Int($0) }
    let count = page.field?.count ?? 0
    return !numbers.isEmpty && numbers.count == parts.count && numbers.allSatisfy { (1...count).contains(abs($0)) }
      ? numbers : nil
  }

  /// Ticks the boxes, or clears those below zero, and goes on. A page that one of them brings comes first; then the list is
  /// shown once more.
  private mutating func tick(_ boxes: [Int]) -> Int32? {
    boxesToTick = boxes
    if let exitCode = tickBoxes() { return exitCode }
    guard boxesToTick.isEmpty, case .ticks = program.page.field else { return nil }
    return perform(program.act(.confirm))
  }

  private mutating func tickBoxes() -> Int32? {
    while case .ticks(_, let marks) = program.page.field, let box = boxesToTick.first {
      boxesToTick.removeFirst()
      if (marks[abs(box) - 1] == .ticked) == (box > 0) { continue }
      program.focus(on: abs(box) - 1)
      if let exitCode = perform(program.act(.toggle)) { return exitCode }
    }
    return nil
  }

  private mutating func type(digits: String) -> Int32? {
    program.clearNumber()
    for digit in digits.compactMap(\.wholeNumberValue) { _ = perform(program.act(.digit(digit))) }
    return perform(program.act(.confirm))
  }

  private mutating func perform(_ effects: [Effect<Program.Request>]) -> Int32? {
    for effect in effects {
      switch effect {
      case .leave(let exitCode): return exitCode
      case .showPage: show(program.page)
      case .forget: forget()
      // Lines cannot be taken back, and the shell stops the program by itself.
      case .suspend, .dropTypedAhead: break
      case .request(let request):
        switch answer(request) {
        case .nothing: break
        case .reply(let reply):
          if let exitCode = perform(program.receive(reply)) { return exitCode }
        case .end(let exitCode, _): return exitCode
        }
      }
    }
    return nil
  }
}

/// Thrown when the input ends before the person has left.
package struct LineInputEnded: Error, CustomStringConvertible {
  package let description: String
}
