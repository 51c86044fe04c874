import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// Somebody who goes through self-checks from the first page to the end, answering at random, the same in every run.
package struct SelfCheckWalker {
  private typealias Screens = Session<PersonAlone>

  private let library = Library()
  private let plans: [Plan]
  private var numbers: InputNumbers
  package private(set) var keys = 0
  package private(set) var crisisPages = 0

  package init(seed: UInt8) throws {
    let library = library
    plans = try ["quick", "full"].compactMap { try library.plan($0) }
    numbers = InputNumbers([seed])
  }

  /// Goes through one self-check.
  ///
  /// - Throws: `BrokenPromise` for one that does not end.
  package mutating func walk() throws {
    // One in ten is the long one.
    let plan = numbers.next(below: 10) == 0 ? plans[1] : plans[0]
    var program = try SelfCheckProgram(
      library: library, settings: Settings(), size: Size(columns: 80, rows: 24), plan: plan)
    for _ in 0..<2000 {
      if program.session.isAt(Screens.CrisisScreen.self) { crisisPages += 1 }
      keys += 1
      _ = program.frame
      if program.press(key(for: program)).contains(where: { if case .leave = $0 { true } else { false } }) { return }
    }
    throw BrokenPromise("a self-check does not end; it is at \(type(of: program.session.top.screen))")
  }

  private mutating func key(for program: SelfCheckProgram) -> Key {
    if program.session.isAt(Screens.ResultsScreen.self) { return .character("q") }
    if program.session.isAt(Screens.LeavingScreen.self) { return .character("q") }
    guard program.session.isAt(Screens.QuestionScreen.self), numbers.next(below: 2) == 0 else { return .enter }
    switch numbers.next(below: 12) {
    case 0: return .character("s")
    case 1: return .character("b")
    case 2: return .down
    default: return .character(Character(String(1 + numbers.next(below: 4))))
    }
  }
}
