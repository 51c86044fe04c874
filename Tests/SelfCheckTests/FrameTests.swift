import TestSupport
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// What holds for every page on a screen of any size.
@Suite struct FrameTests {
  /// Small, usual and huge sizes, the edges of what is too small and of where the layout changes, and some by chance.
  private static let sizes: [Size] = {
    let edges = [
      (1, 1), (1, 100), (300, 1), (2, 2), (10, 3), (39, 15), (40, 14), (39, 14), (40, 15), (41, 16), (40, 100),
      (300, 15),
      (59, 19), (60, 20), (59, 20), (60, 19), (76, 24), (80, 24), (80, 15), (132, 43), (300, 100),
    ].map { Size(columns: $0, rows: $1) }
    var generator = SeededGenerator(seed: 40)
    let others = (0..<30).map { _ in
      Size(columns: .random(in: 1...300, using: &generator), rows: .random(in: 1...100, using: &generator))
    }
    return (edges + others).shuffled(using: &generator)
  }()
  /// One page of each kind: those with other answers are laid out the same.
  private static let pages = SamplePage.allCases.filter { ![.resultsHigh, .resultsOpen, .support].contains($0) }

  @Test("A frame fills the screen exactly, and the cursor is on it", arguments: pages)
  func everySize(_ page: SamplePage) throws {
    let person = try page.reached()
    let content = person.page
    for size in Self.sizes {
      let layout = PageLayout(content, size: size, strings: person.session.strings, glyphs: person.session.glyphs)
      for scroll in [0, layout.scroll(showing: person.focus, from: 0), layout.clamped(scroll: .max / 2)] {
        let frame = layout.frame(focus: person.focus, scroll: scroll)
        try #require(frame.lines.count == size.rows, "\(size)")
        try #require(frame.lines.allSatisfy { $0.width <= size.columns }, "\(size): \(frame.text)")
        try #require((0..<size.rows).contains(frame.cursor.row), "\(size)")
        try #require((0..<size.columns).contains(frame.cursor.column), "\(size)")
      }
    }
  }

  @Test("A long title is shown whole beside how far one is", arguments: pages)
  func title(_ page: SamplePage) throws {
    let person = try page.reached(columns: 40, rows: 15)
    if person.page.isBlank { return }
    let head = try #require(person.session.frame.lines.first).text
    #expect(head.contains(person.page.title), "\(head)")
    if let progress = person.page.progress { #expect(head.contains(progress.text), "\(head)") }
  }

  @Test(
    "Wherever the focus goes and however the screen changes, the cursor stands on the focused choice",
    arguments: pages)
  func focusInSight(_ page: SamplePage) throws {
    var person = try page.reached()
    guard let field = person.page.field else { return }
    let keys: [Key] = [.down, .up, .pageDown, .pageUp, .down, .down]
    for (index, size) in Self.sizes.enumerated() where !size.isTooSmall {
      person.press(keys[index % keys.count])
      person.session.resize(to: size)
      try #require((0..<field.count).contains(person.focus))
      try expectCursorOnFocus(person)
    }
  }

  @Test("The cursor goes to a notice once, so that it is read aloud") func notices() throws {
    var person = try SamplePage.question.reached()
    let place = person.session.frame.cursor
    person.press(.enter)
    let frame = person.session.frame
    #expect(frame.lines[frame.cursor.row].text.contains(person.session.strings.noticeChooseFirst))
    person.press(.down, .up)
    #expect(person.session.frame.cursor == place)
  }

  @Test("On a tall screen a short page stands lower, with its foot close below") func tall() throws {
    let frame = try SamplePage.question.reached(columns: 80, rows: 60).session.frame
    let rows = frame.lines.indices.filter { !frame.lines[$0].text.allSatisfy(\.isWhitespace) }
    #expect(try #require(rows.first) > 5)
    #expect(try #require(rows.last) < 45)
  }

  @Test("A whole row stands out where the focus is, and nothing else") func highlight() throws {
    let lines = try SamplePage.question.reached().session.frame.lines
    let highlighted = lines.filter { $0.spans.contains { $0.style == .focus } }
    #expect(highlighted.count == 1)
    #expect(highlighted.first?.spans.last?.text.count == PageLayout.widestText)
  }

  @Test("Every key on a screen that is too small does no harm", arguments: [SamplePage.question, .results, .welcome])
  func keysWhenTooSmall(_ page: SamplePage) throws {
    var person = try page.reached(columns: 1, rows: 1)
    let title = person.page.title
    person.press(.down, .up, .pageDown, .pageUp, .down, .character("h"), .escape, .character("?"), .escape)
    person.session.resize(to: Size(columns: 80, rows: 24))
    #expect(person.page.title == title)
  }

  private func expectCursorOnFocus(_ person: Person<NobodyElse>) throws {
    let frame = person.session.frame
    // After scrolling away from it the cursor stands at the top.
    if !person.session.layout.isInSight(choice: person.focus, scroll: person.scroll) { return }
    let line = frame.lines[frame.cursor.row].text
    guard let field = person.page.field else { return }
    switch field {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _):
      let words = try #require(choices[person.focus].text.split(separator: " ").first)
      try #require(line.contains(words) && line.contains("> "), "\(frame.size): \(line)\n\(frame.text)")
      try #require(line.prefix(frame.cursor.column).hasSuffix("> "), "\(frame.size): \(line)")
    case .number(let text, _):
      try #require(line.prefix(frame.cursor.column).hasSuffix("> " + text), "\(frame.size): \(line)")
    case .text(let text, let label, _):
      try #require(line.prefix(frame.cursor.column).hasSuffix("> \(label): \(text)"), "\(frame.size): \(line)")
    }
  }

  @Test(
    "A screen that is too small says so, and the page is there again when it grows",
    arguments: [
      SamplePage.question, .results, .ticks,
    ])
  func tooSmall(_ page: SamplePage) throws {
    var person = try page.reached()
    let before = person.screen
    for size in [Size(columns: 39, rows: 24), Size(columns: 80, rows: 14), Size(columns: 1, rows: 1)] {
      person.session.resize(to: size)
      #expect(!person.screen.contains(person.page.title))
    }
    person.session.resize(to: Size(columns: 80, rows: 14))
    #expect(person.screen.contains("40") && person.screen.contains("15"))
    person.session.resize(to: Size(columns: 80, rows: 24))
    #expect(person.screen == before)
  }

  @Test(
    "From 40 x 15 up every word of a page can be read", arguments: pages.filter { $0 != .arithmetic },
    [
      Size.smallest, Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ])
  func everyWordCanBeRead(_ page: SamplePage, _ size: Size) throws {
    let person = try page.reached(columns: size.columns, rows: size.rows)
    if person.page.isBlank { return }
    var read = Set(person.screens().joined().split(whereSeparator: \.isWhitespace))
    // A word that is longer than a line is broken; two-line values and the like are not.
    read.formUnion(read.flatMap { $0.split(separator: "│") })
    // The label of a line to type has a colon there.
    read.formUnion(read.filter { $0.last == ":" }.map { $0.dropLast() })
    let missing = person.words.split(whereSeparator: \.isWhitespace)
      .filter { !read.contains($0) && !Self.isMarkOfLinesOnly($0) }
    #expect(missing.isEmpty, "cannot be read: \(missing.joined(separator: " "))")
  }

  /// Signs that the line prompt puts around words, where the screen has columns and boxes.
  private static func isMarkOfLinesOnly(_ word: Substring) -> Bool {
    word.first == "(" || word.last == ")" || word.last == ":" || word.last == "," || word == "-"
      || word.dropLast().allSatisfy(\.isNumber)
  }
}
