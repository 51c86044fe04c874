import Screening
import TerminalKit

extension Session {
  /// Every answer, to look over and change.
  package struct ReviewScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
    }

    /// Whether every answer is there, or only the way to them: where pages are read aloud, the list is long.
    private let isComplete: Bool

    package init() { isComplete = true }

    /// - Parameter session: at the end of the questions, or on the way through them.
    init(in session: Session) { isComplete = !session.settings.isInLines }

    package func content(in session: Session) -> Content {
      let goOn =
        session.isInterviewOver
        ? Choice(session.role.finishLabel(in: session.strings)) { Role.finish(&$0) }
        : Choice(session.strings.reviewGoOn) { $0.close() }
      let all = Choice(session.strings.reviewAll) { $0.replaceTop(with: ReviewScreen()) }
      return Content(
        title: session.strings.reviewTitle,
        blocks: [
          .text(
            session.settings.isInLines ? session.strings.reviewIntroductionLines : session.strings.reviewIntroduction)
        ],
        field: .menu([goOn] + (isComplete ? choices(in: session) : [all])),
        keys: [.enter, .move, .back { $0.backFromReview() }, .leave, .help, .keys])
    }

    private func choices(in session: Session) -> [Choice] {
      guard let interview = session.interview else { return [] }
      return interview.stops.filter(interview.isDone).compactMap { choice(for: $0, in: interview, session) }
    }

    private func choice(for stop: Stop, in interview: Interview, _ session: Session) -> Choice? {
      guard let questionnaire = interview.questionnaire(stop.questionnaire) else { return nil }
      let edit: Step = { $0.edit(stop) }
      switch stop {
      case .item(_, let id):
        guard let item = questionnaire.item(id) else { return nil }
        return Choice(
          session.wholeText(of: item), detail: session.answerText(interview.answers[id], to: item), does: edit)
      case .tickList:
        let result = QuestionnaireResult(questionnaire: questionnaire, answers: interview.answers, from: .interview)
        let ticked = result.scores.first?.range.lowerBound ?? 0
        let isDeclined = result.responses.allSatisfy { $0.answer == .declined }
        let detail = isDeclined ? session.strings.answerDeclined : session.strings.reviewTicked(count: String(ticked))
        return Choice(questionnaire.title, detail: detail, does: edit)
      case .offer:
        let isAccepted = interview.offerAccepted(questionnaire.id) == true
        return Choice(
          session.strings.reviewOffer(title: questionnaire.short),
          detail: isAccepted ? session.strings.offerYes : session.strings.offerNo, does: edit)
      }
    }
  }

  fileprivate var isInterviewOver: Bool { interview?.position == nil }

  /// Opens a question again, to change its answer.
  fileprivate mutating func edit(_ stop: Stop) {
    interview?.go(to: stop)
    isEditing = true
    goBack(to: QuestionScreen.self)
    enterStop()
  }

  /// Goes from the review at the end back into the last question; from one opened on the way, to where it was opened.
  fileprivate mutating func backFromReview() {
    let wasAtEnd = isInterviewOver
    if wasAtEnd { interview?.back() }
    goBack(to: QuestionScreen.self)
    if wasAtEnd { enterStop() }
  }
}
