import Foundation
import QuestionnaireLibrary
import ScoreProof

// Compares the scores of what is built in with the published rules, pattern by pattern; see Documentation/Proof.md.

let library = Library()
var areAllTheSame = true
for rule in PublishedRule.all {
  guard let questionnaire = try library.questionnaire(rule.id) else { throw Pairing.Mismatch("no \(rule.id)") }
  let began = ContinuousClock.now
  let proof = await Proof.of(try Pairing(rule, questionnaire), within: Proof.whole)
  let seconds = (ContinuousClock.now - began).formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
  print("\(rule.id): \(proof.description), \(seconds)")
  if proof.difference != nil { areAllTheSame = false }
}
exit(areAllTheSame ? 0 : 1)
