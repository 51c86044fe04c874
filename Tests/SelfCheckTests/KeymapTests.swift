import QuestionnaireLibrary
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

@Suite struct KeymapTests {
  private static let keymap = Result { try Person("mood").session.keymap }

  @Test func noKeyHasTwoMeanings() throws {
    let bindings = try Self.keymap.get().bindings
    let keys = bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    let actions = bindings.map(\.action)
    #expect(Set(actions).count == actions.count)
  }

  @Test(
    "The keys that people were promised",
    arguments: [
      (Key.up, Action.moveUp), (.character("k"), .moveUp), (.down, .moveDown), (.character("j"), .moveDown),
      (.character("1"), .digit(1)), (.character("9"), .digit(9)), (.character("0"), .digit(0)),
      (.character(" "), .toggle), (.enter, .confirm), (.character("b"), .back), (.left, .back), (.backspace, .erase),
      (.character("s"), .decline), (.character("r"), .review), (.character("h"), .helpNow), (.character("p"), .privacy),
      (.character("?"), .keys), (.function(1), .keys), (.escape, .escape), (.character("q"), .leave),
      (.control("c"), .interrupt), (.pageUp, .pageUp), (.pageDown, .pageDown), (.home, .moveToFirst),
      (.end, .moveToLast),
    ])
  func contract(_ key: Key, _ action: Action) throws {
    #expect(try Self.keymap.get().action(for: key) == action)
  }

  @Test func capitalLettersCountAsSmallOnes() throws {
    let keymap = try Self.keymap.get()
    for letter in "abhjknpqrsy" {
      let capital = Character(letter.uppercased())
      #expect(keymap.action(for: .character(capital)) == keymap.action(for: .character(letter)))
    }
  }

  @Test(
    "Other keys mean nothing",
    arguments: [
      Key.character("x"), .character("é"), .character("٣"), .character("½"), .function(2), .control("x"), .right,
    ])
  func unknown(_ key: Key) throws {
    #expect(try Self.keymap.get().action(for: key) == nil)
  }

  @Test func everyBindingHasWords() throws {
    for binding in try Self.keymap.get().bindings {
      #expect(!binding.label.isEmpty && !binding.help.isEmpty, "\(binding.action)")
    }
  }

  @Test(
    "Help now and all keys are on the footer of every page but those that are for this",
    arguments:
      SamplePage.allCases)
  func footer(_ page: SamplePage) throws {
    let person = try page.reached(columns: 40, rows: 15)
    if person.page.isBlank || page.isTyped { return }
    let footer = try #require(person.screen.split(separator: "\n").last)
    let strings = person.session.strings
    if ![.crisis, .support, .helpNow].contains(page) {
      #expect(footer.contains("\(strings.keyHelpNow) \(strings.helpHelpNow)"))
    }
    if page != .keys { #expect(footer.contains("\(strings.keyKeys) \(strings.helpKeys)")) }
  }
}
