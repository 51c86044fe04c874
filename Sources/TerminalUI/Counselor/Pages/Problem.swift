import Records

/// What could not be done, and answers that cannot be stored.
extension AppState {
  /// What could not be done, and what to do about it.
  func problemPage(_ problem: RecordProblem, _ request: RecordsRequest) -> Page {
    if isSolved(request) { return solvedPage(problemChoices(request)) }
    return Page(
      title: words[.problemTitle], blocks: [.text(problem.message.sentence)],
      field: .menu(problemChoices(request).map { Field.Choice(words[$0]) }), after: helpSection,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  /// A key in between may have stored what could not be stored before.
  private func isSolved(_ request: RecordsRequest) -> Bool { isAboutAnswers(request) && isEverythingStored }

  private func solvedPage(_ choices: [Word]) -> Page {
    Page(
      title: words[.solvedTitle], blocks: [.text(words[.solvedText], .question)],
      field: .menu(choices.map { Field.Choice(words[$0]) }), after: helpSection,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  /// Answers that cannot be stored must not hold the counselor for ever; a client cannot give them up.
  private func problemChoices(_ request: RecordsRequest) -> [Word] {
    if isSolved(request) { return [.problemGoOn, .backStop] }
    let isAboutAnswers = isAboutAnswers(request) && desk?.isHandedOver == false
    return [.problemAgain, .problemGoOn] + (isAboutAnswers ? [.problemLose] : [])
  }

  private func isAboutAnswers(_ request: RecordsRequest) -> Bool {
    switch request {
    case .save, .start: desk?.answering != nil
    default: false
    }
  }

  mutating func chooseAtProblem(_ choice: Int, _ request: RecordsRequest) -> Effect? {
    switch problemChoices(request)[choice] {
    case .problemAgain:
      pop()
      return again(request)
    case .problemLose:
      goOnFromProblem()
      push(.desk(.losing))
      return showAlerts().first
    case .backStop:
      pop()
      return stopNow()
    default:
      goOnFromProblem()
      return nil
    }
  }

  /// With the answers as they are now: what was asked for may be older.
  private mutating func again(_ request: RecordsRequest) -> Effect? {
    if isAboutAnswers(request) { return setAside() }
    if case .finish = request { return finishAnswering() }
    return .records(request)
  }

  mutating func goOnFromProblem() {
    desk?.askingNext = nil
    pop()
  }

  // MARK: Leaving without answers

  private var losingChoices: [Word] {
    isEverythingStored ? [.problemGoOn, .backStop] : [.losingStay, .losingLeave]
  }

  var losingPage: Page {
    if isEverythingStored { return solvedPage(losingChoices) }
    return Page(
      title: words[.losingTitle],
      blocks: [.text(words(.losingText, ["count": String(unstoredCount)]), .question)],
      field: .menu(losingChoices.map { Field.Choice(words[$0]) }), after: helpSection,
      actions: [.confirm, .moveDown, .back, .helpNow, .keys])
  }

  /// How many answers are not in the records as they were given, with those that were changed since.
  private var unstoredCount: Int {
    guard let given = unfinished, let stored = desk?.answering?.draft else { return 0 }
    let answers = Set(stored.answers.keys).union(given.answers.keys)
    return answers.count { stored.answers[$0] != given.answers[$0] }
      + given.offers.count { stored.offers[$0.key] != $0.value }
      + given.safetyRules.count { rule in
        given.answers[rule.item] != rule.answer && !stored.safetyRules.contains(where: rule.isSame)
      }
  }

  mutating func chooseAtLosing(_ choice: Int) -> Effect? {
    switch losingChoices[choice] {
    case .losingLeave: loseAnswers()
    case .backStop:
      pop()
      return stopNow()
    default: pop()
    }
    return nil
  }

  /// Gives up what could not be stored.
  private mutating func loseAnswers() {
    endAnswering()
    // The client may not be there any more.
    desk?.record = nil
    begin(at: .desk(.home))
  }
}

extension String {
  /// With a capital letter and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
