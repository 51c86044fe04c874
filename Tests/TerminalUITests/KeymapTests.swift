import QuestionnaireLibrary
import Testing

@testable import TerminalUI

@Suite struct KeymapTests {
  @Test func noKeyHasTwoMeanings() {
    let keys = Keymap.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    let actions = Keymap.bindings.map(\.action)
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
      (.control("c"), .interrupt), (.pageUp, .pageUp), (.pageDown, .pageDown),
    ])
  func contract(_ key: Key, _ action: Action) {
    #expect(Keymap.action(for: key) == action)
  }

  @Test func capitalLettersCountAsSmallOnes() {
    for letter in "abhjknpqrsy" {
      let capital = Character(letter.uppercased())
      #expect(Keymap.action(for: .character(capital)) == Keymap.action(for: .character(letter)))
    }
  }

  @Test(
    "Other keys mean nothing",
    arguments: [
      Key.character("x"), .character("é"), .character("٣"), .character("½"), .function(2), .control("x"), .right,
    ])
  func unknown(_ key: Key) {
    #expect(Keymap.action(for: key) == nil)
  }

  @Test func everyBindingHasWords() throws {
    let words = Words(try Library().interface())
    for binding in Keymap.bindings {
      #expect(!words[binding.label].isEmpty && words[binding.label] != binding.label.rawValue)
      #expect(!words[binding.help].isEmpty && words[binding.help] != binding.help.rawValue)
    }
  }

  @Test("What a page says can be done has a key", arguments: SamplePage.allCases)
  func everyActionOfAPageIsBound(_ page: SamplePage) throws {
    for action in try page.reached().page.actions {
      #expect(Keymap.binding(for: action) != nil, "\(action)")
    }
  }

  @Test(
    "Help now and all keys are on the footer of every page but those that are for this",
    arguments:
      SamplePage.allCases)
  func footer(_ page: SamplePage) throws {
    let person = try page.reached(columns: 40, rows: 15)
    if person.page.isBlank { return }
    let footer = try #require(person.screen.split(separator: "\n").last)
    let words = person.state.words
    if ![.crisis, .support, .helpNow].contains(page) {
      #expect(footer.contains("\(words[.keyHelpNow]) \(words[.helpHelpNow])"))
    }
    if page != .keys { #expect(footer.contains("\(words[.keyKeys]) \(words[.helpKeys])")) }
  }
}
