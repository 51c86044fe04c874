import TerminalKit

extension Session {
  /// The page that goes on paper or into a file: what was reported, words to say, the person's own next step, whom to call,
  /// and then what is known about each result.
  package var takeAlongPage: Page {
    let safety = safetyStatements
    let outcome = outcome
    return Page(
      title: "\(strings.appName): \(strings.resultsTitle)",
      blocks: safetyBlocks(safety) + [.text(strings.resultsNotDiagnosis), .gap] + glanceRows(outcome, guarding: safety)
        + [.section(strings.nextTitle)] + wordsToSayBlocks + questionsToAsk + ownStepBlocks
        + [.section(strings.centreTitle)] + centreBlocks + helpSection + moreLines + [.section(strings.glanceDetails)]
        + resultBlocks(outcome, guarding: safety))
  }
}
