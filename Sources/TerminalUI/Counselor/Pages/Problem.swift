import Records

extension AppState {
  /// What could not be done, and what to do about it.
  func problemPage(_ problem: RecordProblem) -> Page {
    Page(
      title: words[.problemTitle], blocks: [.text(problem.message.sentence)],
      field: .menu([words[.problemAgain], words[.problemGoOn]].map { Field.Choice($0) }),
      after: [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }
}

extension String {
  /// With a capital letter and a full stop.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
