import Kiosk
import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

extension PlanWalk<SelfCheckProgram> {
  /// Walks a plan as a person alone meets it.
  ///
  /// - Throws: `Problems` when a file cannot be read.
  package init(
    alone plan: Plan, in library: Library, expecting expectations: WalkExpectations, within bound: WalkBound = .none
  ) throws(Problems) {
    let program = try SelfCheckProgram(library: library, settings: Settings(), size: Self.size, plan: plan)
    self.init(from: program, WalkMode(), expecting: expectations, within: bound)
  }
}

extension PlanWalk<KioskProgram> {
  /// Walks a plan as a kiosk's visitor meets it.
  ///
  /// - Throws: `Problems` when a file cannot be read.
  package init(
    kiosk plan: Plan, in library: Library, expecting expectations: WalkExpectations, within bound: WalkBound = .none
  ) throws(Problems) {
    let session = try KioskProgram.session(library: library, settings: Settings(), size: Self.size)
    var program = KioskProgram(session) { _ in nil }
    // Any key begins a visit.
    _ = program.press(.enter)
    program.session.start(plan)
    self.init(from: program, WalkMode(), expecting: expectations, within: bound)
  }
}
