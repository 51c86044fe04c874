import QuestionnaireLibrary
@testable import SelfCheck
import SelfCheckTestSupport
import Testing

/// The program's sentences as people see them.
@Suite struct StringsOnPagesTests {
  @Test("No page shows a name in braces", arguments: SamplePage.allCases)
  func filledIn(_ page: SamplePage) throws {
    let text = try page.reached().words
    #expect(!text.contains("{") && !text.contains("}"))
  }

  @Test(
    "A notice is shown whole on the smallest screen, also on a page that goes on below",
    arguments: [
      { $0.noticeChooseFirst }, { $0.noticeChooseDigit(count: "5") }, { $0.noticeWhichAnswer },
      { $0.noticeTypeNumber }, { $0.noticeNumberRange(low: "0", high: "9999") }, { $0.noticeNothingTicked },
    ] as [@Sendable (Strings) -> String])
  func notices(_ text: @Sendable (Strings) -> String) throws {
    var person = try SamplePage.ticks.reached(columns: 40, rows: 15)
    let notice = text(person.session.strings)
    #expect(person.session.layout.hasMoreBelow(scroll: person.scroll))
    person.session.notice(notice)
    #expect(person.screen.contains(notice))
  }
}
