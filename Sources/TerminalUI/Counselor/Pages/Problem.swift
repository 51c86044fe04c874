import Records

extension AppState {
  /// What could not be done, and what to do about it.
  func problemPage(_ problem: RecordProblem, _ request: RecordsRequest) -> Page {
    // A key in between may have stored what could not be stored before.
    let isSolved = isAboutAnswers(request) && savingOfAnswers == nil
    return Page(
      title: words[.problemTitle],
      blocks: [.text(isSolved ? words[.problemSolved] : problem.message.sentence)],
      field: .menu(problemChoices(request).map { Field.Choice(words[$0]) }),
      after: [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  /// Answers that cannot be stored must not hold the counselor for ever; a client cannot give them up.
  private func problemChoices(_ request: RecordsRequest) -> [Word] {
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
      pop()
      push(.desk(.losing))
      return showAlerts().first
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

  var losingPage: Page {
    let stored = desk?.answering?.draft
    let given = unfinished
    let answers = Set((stored?.answers ?? [:]).keys).union((given?.answers ?? [:]).keys)
    let count =
      answers.count { stored?.answers[$0] != given?.answers[$0] }
      + (given?.offers ?? [:]).count { stored?.offers[$0.key] != $0.value }
    return Page(
      title: words[.losingTitle],
      blocks: [
        .text(count == 0 ? words[.problemSolved] : words(.losingText, ["count": String(count)]), .question)
      ],
      field: .menu([words[.losingStay], words[count == 0 ? .backStop : .losingLeave]].map { Field.Choice($0) }),
      after: [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .moveDown, .back, .helpNow, .keys])
  }

  /// Gives up what could not be stored.
  mutating func loseAnswers() -> Effect? {
    if savingOfAnswers == nil { return setAside() }
    endAnswering()
    // The client may not be there any more.
    desk?.record = nil
    begin(at: .desk(.home))
    return nil
  }
}

extension String {
  /// With a capital letter and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
