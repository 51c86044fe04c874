import Testing

@testable import SelfCheck
import SelfCheckTestSupport
import TestSupport
@testable import TerminalKit

/// Every page as people see it, on a usual and on the smallest screen, and some on large ones.
@Suite struct PageSnapshotTests {
  private static let sizes = [Size(columns: 80, rows: 24), .smallest]

  @Test(arguments: SamplePage.allCases.filter { $0 != .privacy }, sizes)
  func page(_ page: SamplePage, _ size: Size) throws {
    let person = try page.reached(columns: size.columns, rows: size.rows)
    let screens = person.screens(atMost: page == .arithmetic ? 3 : 12)
    let rule = String(repeating: "=", count: size.columns) + "\n"
    try Snapshot.check(screens.joined(separator: rule), named: "\(page.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test(
    "Large screens are used",
    arguments: [
      SamplePage.welcome, .question, .ticks, .crisis, .review, .results, .resultsHigh, .details, .nextStepsHigh, .care,
      .levelsOfCare, .takeAlong, .centre,
    ], [Size(columns: 132, rows: 50), Size(columns: 200, rows: 60)])
  func large(_ page: SamplePage, _ size: Size) throws {
    let person = try page.reached(columns: size.columns, rows: size.rows)
    try Snapshot.check(person.screen, named: "\(page.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test func tooSmall() throws {
    let person = try SamplePage.question.reached(columns: 39, rows: 14)
    try Snapshot.check(person.screen, named: "too-small-39x14")
  }

  @Test func ascii() throws {
    let person = try SamplePage.resultsOpen.reached(asASCII: true)
    try Snapshot.check(person.screens(atMost: 3).joined(), named: "results-open-ascii-80x24")
  }
}
