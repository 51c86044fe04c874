import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Reading a page that is longer than the screen.
@Suite struct ScrollTests {
  private static let pages: [SamplePage] = [.welcome, .topics, .longQuestion, .ticks, .crisis, .fuller, .centre]

  @Test("PgDn at the end and PgUp at the top change nothing", arguments: pages)
  func ends(_ page: SamplePage) throws {
    var person = try page.reached(columns: 40, rows: 15)
    for key in [Key.pageDown, .pageUp] {
      for _ in 0..<50 {
        let before = person.scroll
        person.press(key)
        if key == .pageDown ? person.scroll <= before : person.scroll >= before { break }
      }
      person.press(key)
      let atEnd = person.screen
      person.press(key)
      #expect(person.screen == atEnd, "\(key)")
    }
  }

  @Test("PgDn reads on to the end, line by line without a gap", arguments: pages)
  func nothingIsSkipped(_ page: SamplePage) throws {
    var person = try page.reached(columns: 40, rows: 15)
    let rows = person.session.layout.viewRows
    for _ in 0..<50 where person.session.layout.hasMoreBelow(scroll: person.scroll) {
      let before = person.scroll
      person.press(.pageDown)
      #expect(person.scroll > before && person.scroll - before <= rows)
    }
    #expect(!person.session.layout.hasMoreBelow(scroll: person.scroll))
  }
}
