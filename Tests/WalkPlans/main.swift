import Foundation
import PlanWalk
import PlanWalkSupport
import QuestionnaireLibrary
import SelfCheck

// Walks every state of every shipped plan, alone and at a kiosk, in every language; see Documentation/Proof.md.
// With ids as arguments: only these plans.

/// Prints what a walk comes to.
///
/// - Returns: whether it is whole, and found nothing.
func report<Program>(_ name: String, _ walk: () throws -> PlanWalk<Program>) throws -> Bool {
  let began = ContinuousClock.now
  let walk = try walk()
  let seconds = (ContinuousClock.now - began).formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
  let line = "\(name): \(walk.summary), \(seconds)\n"
  FileHandle.standardOutput.write(Data(line.utf8))
  for violation in walk.violations { FileHandle.standardOutput.write(Data("\(violation)\n".utf8)) }
  return walk.isWhole && walk.violations.isEmpty
}

var isAllRight = true
let wanted = CommandLine.arguments.dropFirst()
for language in Library().languages {
  let library = Library(language: language)
  let rules = try library.questionnaireIDs.flatMap { try library.questionnaire($0)?.safetyRules ?? [] }
  let expectations = WalkExpectations(rules: rules, gates: WalkExpectations.shippedGates)
  for id in library.planIDs where wanted.isEmpty || wanted.contains(id) {
    guard let plan = try library.plan(id) else { continue }
    let alone = try report("\(id), \(language), alone") {
      try PlanWalk(alone: plan, in: library, expecting: expectations)
    }
    let kiosk = try report("\(id), \(language), kiosk") {
      try PlanWalk(kiosk: plan, in: library, expecting: expectations)
    }
    isAllRight = isAllRight && alone && kiosk
  }
}
exit(isAllRight ? 0 : 1)
