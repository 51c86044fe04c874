import Foundation
import Testing

/// Somebody who reads the screen, decides and presses keys, page after page.
struct Person {
  enum Habit {
    case lowest
    case highest
  }

  let habit: Habit
  /// Some words of a question, and the digit of the answer to it that breaks the habit.
  var exceptions: [String: Int] = [:]

  /// Answers what is asked and goes on from everything else until the wanted page is there.
  ///
  /// - Returns: every page on the way, the wanted one last.
  @discardableResult
  func walk(
    through terminal: Terminal, sourceLocation: SourceLocation = #_sourceLocation, until isWanted: (Page) -> Bool
  ) throws -> Journey {
    var pages: [Page] = []
    while pages.count < 300 {
      let page = try look(at: terminal, after: pages.last, sourceLocation)
      pages.append(page)
      if isWanted(page) { return Journey(pages: pages) }
      try act(on: page, in: terminal)
    }
    Issue.record("The way has no end. The last page:\n\(pages.last?.description ?? "")", sourceLocation: sourceLocation)
    return Journey(pages: pages)
  }

  private func look(at terminal: Terminal, after last: Page?, _ sourceLocation: SourceLocation) throws -> Page {
    let screen = try terminal.waitUntil("another page is there", sourceLocation: sourceLocation) { screen in
      guard let page = Page(screen) else { return false }
      return last.map { !page.isSame(as: $0) } ?? true
    }
    return try #require(Page(screen), sourceLocation: sourceLocation)
  }

  private func act(on page: Page, in terminal: Terminal) throws {
    switch page.field {
    case .options: try terminal.keys(digit(for: page, optionsIncludingBelow(page, in: terminal)), "Enter")
    case .number: try terminal.keys(habit == .lowest ? "0" : "5", "Enter")
    // What is below is read first; the second Enter after that says that nothing fits.
    case .ticks where habit == .lowest:
      try terminal.keys(Array(repeating: "Enter", count: page.screen.screensBelow + 2))
    case .ticks: try tickAll(in: terminal, page.screen)
    case .menu, .none: try terminal.keys("Enter")
    }
  }

  /// Ticks every box, also those that come in sight on the way, and goes on.
  private func tickAll(in terminal: Terminal, _ first: Screen) throws {
    var open = first.openBoxes
    while open > 0 {
      try terminal.keys((0..<open).flatMap { _ in ["Space", "Down"] }).waitUntilRead()
      let screen = try terminal.screen
      // A box may bring a page that comes first.
      guard let page = Page(screen), case .ticks = page.field else { return }
      open = screen.openBoxes
    }
    try terminal.keys("Enter")
  }

  /// On a small screen the last answers may have to be scrolled to.
  private func optionsIncludingBelow(_ page: Page, in terminal: Terminal) throws -> [String] {
    var options: [String] = []
    var screen = page.screen
    while case .options(let inSight) = Page(screen)?.field {
      options += inSight.filter { !options.contains($0) }
      guard screen.hasMoreBelow else { break }
      let last = screen
      screen = try terminal.keys("NPage").waitUntil("the page has scrolled") { $0.text != last.text }
    }
    return options
  }

  private func digit(for page: Page, _ options: [String]) -> String {
    if let exception = exceptions.first(where: { page.question.contains($0.key) }) { return String(exception.value) }
    return String(habit == .lowest ? 1 : options.count)
  }
}

/// The pages that somebody came by.
struct Journey {
  let pages: [Page]

  /// The words of every question that was asked, in order.
  var questions: [String] { questionPages.map(\.question) }

  /// The pages that asked something; one that came back after a crisis page counts once.
  private var questionPages: [Page] {
    pages.filter(\.asksSomething).reduce(into: []) { pages, page in
      if pages.last.map({ !page.isSame(as: $0) }) ?? true { pages.append(page) }
    }
  }

  /// How many questions each questionnaire asked, by its plain title.
  var questionCounts: [String: Int] {
    questionPages.reduce(into: [:]) { counts, page in
      counts[page.title, default: 0] += 1
    }
  }

  /// What all pages with this title say, one after the other, without their heads.
  func words(on title: String) -> String {
    Screen.joined(pages.filter { $0.title == title }.flatMap { $0.screen.lines.filter { !$0.contains("? keys") } })
  }
}
