import PlanWalk
import PlanWalkSupport
import QuestionnaireLibrary
import Screening
import Testing

/// Every state that a plan can come to, as far as states differ in what can follow. `walk-plans` walks the whole of the
/// longest plan; here it is walked as far as a test may take.
@Suite struct PlanWalkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let plan: Plan.ID
    let language: String
    var testDescription: String { "\(plan), \(language)" }
  }

  private static let cases = Library().languages.flatMap { language in
    Library().planIDs.map { Case(plan: $0, language: language) }
  }

  /// The plans with so many states that a walk through all of them takes a program that was made fast.
  private static let long: Set<Plan.ID> = ["full", "everything"]
  private static let mostStatesOfLong = 150

  @Test("Alone", arguments: cases)
  func alone(_ given: Case) throws {
    let library = Library(language: given.language)
    let plan = try #require(try library.plan(given.plan))
    expect(
      try PlanWalk(alone: plan, in: library, expecting: try Self.expectations(library), within: Self.bound(given.plan)),
      given, "alone")
  }

  @Test("At a kiosk", arguments: cases.filter { !long.contains($0.plan) })
  func kiosk(_ given: Case) throws {
    let library = Library(language: given.language)
    let plan = try #require(try library.plan(given.plan))
    expect(try PlanWalk(kiosk: plan, in: library, expecting: try Self.expectations(library)), given, "kiosk")
  }

  private func expect<Program>(_ walk: PlanWalk<Program>, _ given: Case, _ mode: String) {
    print("\(given.testDescription), \(mode): \(walk.summary)")
    #expect(walk.violations.isEmpty, "\(walk.violations)")
    #expect(walk.isWhole || Self.long.contains(given.plan))
    #expect(walk.stateCount > 1)
    #expect(walk.endCount > 0 || !walk.isWhole)
  }

  private static func expectations(_ library: Library) throws -> WalkExpectations {
    WalkExpectations(rules: try library.allSafetyRules(), gates: WalkExpectations.shippedGates)
  }

  private static func bound(_ plan: Plan.ID) -> WalkBound {
    long.contains(plan) ? WalkBound(states: mostStatesOfLong) { true } : .none
  }
}

extension Library {
  /// The safety rules of all questionnaires.
  func allSafetyRules() throws -> [SafetyRule] {
    try questionnaireIDs.flatMap { try questionnaire($0)?.safetyRules ?? [] }
  }
}
