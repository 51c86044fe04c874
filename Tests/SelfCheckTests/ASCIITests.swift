import QuestionnaireLibrary
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Terminals that have nothing but ASCII.
@Suite struct ASCIITests {
  @Test(
    "A page has only ASCII on it, and no letter was lost",
    arguments: [
      SamplePage.welcome, .learn, .ticks, .number, .longQuestion, .crisis, .review, .results, .levelsOfCare, .centre,
      .keys,
    ])
  func page(_ page: SamplePage) throws {
    let ascii = try page.reached(asASCII: true)
    #expect(ascii.screen.allSatisfy { $0.isASCII })
    let text = ascii.words
    #expect(text.allSatisfy { $0.isASCII })
    let plain = try page.reached()
    let questions = plain.words.count { $0 == "?" }
    #expect(text.count { $0 == "?" } == questions, "a sign became a question mark")
  }

  @Test(
    "Signs that our words use",
    arguments: [
      ("don’t “quote” – — …", "don't \"quote\" - - ..."), ("≥ 10 · × © •", ">= 10 - x (c) -"),
      ("Löwe, ñ, é", "Lowe, n, e"),
      ("¿Qué?", "Que?"), ("日", "?"), ("plain", "plain"),
    ])
  func signs(_ text: String, _ expected: String) {
    #expect(text.asciified == expected)
  }
}
