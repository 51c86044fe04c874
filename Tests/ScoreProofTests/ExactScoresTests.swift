import QuestionnaireLibrary
import ScoreProof
import Screening
import Testing

/// Every answer pattern of every questionnaire comes to what its published rule says.
@Suite struct ExactScoresTests {
  private func pairing(_ rule: PublishedRule) throws -> Pairing {
    try Pairing(rule, try #require(try Library().questionnaire(rule.id)))
  }

  @Test("Every answer pattern, blanks and refusals included", arguments: PublishedRule.all)
  func everyPattern(_ rule: PublishedRule) async throws {
    let proof = await Proof.of(try pairing(rule), within: Proof.forTests)
    print("\(rule.id): \(proof)")
    #expect(proof.difference == nil)
    #expect(proof.compared > 3)
  }

  @Test func everyQuestionnaireHasItsRule() {
    #expect(Set(PublishedRule.all.map(\.id)) == Set(Library().questionnaireIDs))
    #expect(PublishedRule.all.count == Library().questionnaireIDs.count)
  }

  @Test("No score can have more or less than in the rule", arguments: PublishedRule.all)
  func possibleRanges(_ rule: PublishedRule) throws {
    let pairing = try pairing(rule)
    #expect(pairing.possibleRanges == pairing.possibleRangesOfTheRule)
  }

  @Test("The pages say of any answer what tables say", arguments: PublishedRule.all)
  func pagesAndTables(_ rule: PublishedRule) throws {
    #expect(try pairing(rule).firstThatPagesReadOtherwise() == nil)
  }

  @Test(
    "A rule leaves open exactly what the ways to fill in the blanks do not agree on",
    arguments: PublishedRule.all.filter { OpenSheets($0).areFew })
  func openSheets(_ rule: PublishedRule) {
    #expect(OpenSheets(rule).firstThatIsNotItsFillings() == nil)
  }
}

extension PublishedRule: CustomTestStringConvertible {
  public var testDescription: String { id }
}
