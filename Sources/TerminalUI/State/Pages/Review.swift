import Screening

extension AppState {
  /// Every answer, to look over and change.
  var reviewPage: Page {
    Page(
      title: words[.reviewTitle],
      blocks: [.text(words[.reviewIntroduction])],
      field: .menu(
        [Field.Choice(words[isInterviewOver ? (desk == nil ? .reviewResults : .reviewFinish) : .reviewGoOn])]
          + reviewedStops.map(choice)),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private var isInterviewOver: Bool { interview?.position == nil }

  private var reviewedStops: [Stop] {
    guard let interview else { return [] }
    return interview.stops.filter(interview.isDone)
  }

  private func choice(for stop: Stop) -> Field.Choice {
    guard let interview, let questionnaire = interview.questionnaire(stop.questionnaire) else {
      return Field.Choice("")
    }
    switch stop {
    case .item(_, let id):
      guard let item = questionnaire.item(id) else { return Field.Choice("") }
      return Field.Choice(item.text, detail: answerText(interview.answers[id], to: item))
    case .tickList:
      let result = QuestionnaireResult(questionnaire: questionnaire, answers: interview.answers)
      let ticked = result.scores.first?.range.lowerBound ?? 0
      return Field.Choice(questionnaire.title, detail: words(.reviewTicked, ["count": String(ticked)]))
    case .offer:
      let accepted = interview.offerAccepted(questionnaire.id) == true
      return Field.Choice(
        words(.reviewOffer, ["title": questionnaire.short]), detail: words[accepted ? .offerYes : .offerNo])
    }
  }

  /// An answer in the words that the person chose.
  func answerText(_ answer: Answer?, to item: Item) -> String {
    switch (answer, item.answerKind) {
    case (.option(let code), .options(let options)): options.first { $0.code == code }?.text ?? code
    case (.number(let number), .number(let range)): "\(number) \(range.unit)"
    case (.declined, _): words[.answerDeclined]
    default: words[.answerMissing]
    }
  }

  mutating func chooseInReview(_ choice: Int) -> Effect? {
    if choice == 0 {
      if !isInterviewOver {
        pop()
      } else if desk == nil {
        push(.results)
      } else {
        return finishAnswering()
      }
      return nil
    }
    let stop = reviewedStops[choice - 1]
    interview?.go(to: stop)
    isEditing = true
    popBack { $0 == .question }
    enterStop()
    return nil
  }

  /// From the review at the end back into the last question; from one opened on the way, to where it was opened.
  mutating func backFromReview() {
    let wasAtEnd = isInterviewOver
    if wasAtEnd { interview?.back() }
    popBack { $0 == .question }
    if wasAtEnd { enterStop() }
  }
}
