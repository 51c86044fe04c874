import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// What the first page says of the program's own locks: no more than the kernel holds.
@Suite struct ConfinementTests {
  @Test("Somebody alone is told once, with the rest of what is private") func alone() throws {
    for confinement in [Confinement.none, .calls, .callsAndFiles] {
      var person = try SamplePage.welcome.reached()
      person.program.session.confinement = confinement
      let texts = person.page.after.compactMap { block in
        if case .text(let text, _) = block { text } else { nil }
      }
      let told = texts.filter { $0.contains("locked itself in") }
      #expect(told == (confinement == .none ? [] : [person.program.session.strings.lockedAlone]))
    }
  }
}
