@testable import SelfCheck
import SelfCheckTestSupport
import Testing

@testable import TerminalKit

/// The footer and the keys page name exactly the keys that work.
@Suite struct WorkingKeysTests {
  /// Everything that a key can change.
  private func state(_ person: Person<NobodyElse>) -> [String] {
    [
      person.screen, "\(person.focus) \(person.scroll) \(person.notice ?? "")", "\(person.effects)",
      "\(person.session.interview?.answers ?? [:])", "\(type(of: person.session.top.screen))",
    ]
  }

  @Test("A key that changes anything is on the keys page", arguments: SamplePage.allCases.filter { !$0.isTyped })
  func everyWorkingKeyIsNamed(_ page: SamplePage) throws {
    let person = try page.reached()
    let named = Set(person.session.workingKeys.map(\.action))
    for binding in person.session.keymap.bindings {
      // Each way of moving is named by one of its keys, and Backspace is another "back".
      if [.moveUp, .pageUp, .scrollUp, .scrollDown, .moveToLast, .erase].contains(binding.action) { continue }
      var presser = person
      for key in binding.keys.prefix(10) { presser.press(key) }
      // The sign that a blank page shows is no work of the key.
      let onlyNoticed = person.page.isBlank && presser.isAt(AloneSession.PrivacyScreen.self)
      if state(presser) != state(person), !onlyNoticed {
        #expect(named.contains(binding.action), "\(binding.label) works, and is not named")
      }
    }
  }

  @Test("A key that is named changes something", arguments: SamplePage.allCases.filter { !$0.isTyped })
  func everyNamedKeyWorks(_ page: SamplePage) throws {
    var person = try page.reached(columns: 40, rows: 15)
    // A page that fits whole has nothing to scroll, a focus at the end no way down, and a page without numbers nothing
    // to enlarge.
    let idle: Set<Action> = [.pageDown, .scrollDown, .moveDown, .moveToFirst, .large]
    if person.choices.count > 1 { person.session.top.focus = person.choices.count - 1 }
    for hint in person.session.workingKeys where !idle.contains(hint.action) {
      let binding = try #require(person.session.keymap.binding(for: hint.action))
      let keys = hint.action == .digit(0) ? [Key.character("1")] : binding.keys
      for key in keys.prefix(10) {
        var presser = person
        presser.press(key)
        #expect(state(presser) != state(person), "\(hint.label) (\(key)) is named, and does nothing")
      }
    }
  }
}
