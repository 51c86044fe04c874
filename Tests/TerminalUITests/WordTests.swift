import QuestionnaireLibrary
import Testing

@testable import TerminalUI

@Suite struct WordTests {
  @Test("The program's words and the file's are the same")
  func sameNames() throws {
    let inFile = Set(try Library().interface().words.keys)
    let inProgram = Set(Word.allCases.map(\.rawValue))
    #expect(inFile.subtracting(inProgram) == [], "words that the program does not know")
    #expect(inProgram.subtracting(inFile) == [], "words that the file lacks")
  }

  @Test func noWordIsEmpty() throws {
    #expect(try Library().interface().words.filter { $0.value.isEmpty }.isEmpty)
  }

  @Test func aWordThatIsMissingIsShownByItsName() throws {
    let words = Words(try Library().interface())
    #expect(words[.appName] != Word.appName.rawValue)
    #expect(words(.progress, ["number": "3", "total": "9"]).contains("3"))
  }

  @Test("No page shows a name in braces", arguments: SamplePage.allCases)
  func filledIn(_ page: SamplePage) throws {
    let text = LineText(words: Words(try Library().interface())).text(of: try page.reached().page)
    #expect(!text.contains("{") && !text.contains("}"))
  }

  @Test(
    "A notice is shown whole on the smallest screen, also on a page that goes on below",
    arguments: [
      Word.noticeChooseFirst, .noticeChooseDigit, .noticeWhichAnswer, .noticeTypeNumber, .noticeNumberRange,
      .noticeNothingTicked,
    ])
  func notices(_ word: Word) throws {
    var person = try SamplePage.ticks.reached(columns: 40, rows: 15)
    let notice = person.state.words(word, ["count": "5", "low": "0", "high": "9999"])
    #expect(person.screen.contains(person.state.words[.moreBelow]))
    person.state.place.notice = notice
    #expect(person.screen.contains(notice))
  }
}
