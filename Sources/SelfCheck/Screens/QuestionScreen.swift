import Screening
import TerminalKit

extension Session {
  /// The question, the page of boxes or the offer that the interview is at.
  package struct QuestionScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      guard let interview = session.interview, let stop = interview.position,
        let questionnaire = interview.questionnaire(stop.questionnaire)
      else { return Content(title: session.strings.appName, keys: [.back, .leave, .help, .keys]) }
      var content = Content(
        title: session.plainTitle(of: questionnaire), progress: progress(of: interview, session), keys: [])
      switch stop {
      case .item(_, let id):
        if let item = questionnaire.item(id) { show(item, of: questionnaire, on: &content, session) }
      case .tickList(let id):
        show(tickList: questionnaire, on: &content, session)
        content.keys = keys(confirm: { $0.confirmTickList(id) }, decline: { $0.declineTickList(id) }, [.mark, .move])
      case .offer(let id):
        show(offerOf: questionnaire, in: interview, on: &content, session)
        content.keys = keys(confirm: { $0.confirmChoice() }, decline: { $0.declineOffer(id) }, [.digits, .mark])
      }
      return content
    }

    /// The part of the plan, and how far in it; the questions alone where there is one part.
    private func progress(of interview: Interview, _ session: Session) -> Progress? {
      guard let progress = interview.progress else { return nil }
      let strings = session.strings
      let (number, total) = (String(progress.question), String(progress.questionCount))
      let question =
        progress.isQuestionCountCertain
        ? strings.progress(number: number, total: total) : strings.progressAtMost(number: number, total: total)
      let bar = Progress.Bar(done: progress.question - 1, of: progress.questionCount)
      if progress.partCount == 1 { return Progress(question, short: question, bar: bar) }
      let part = strings.progressPart(number: String(progress.part), total: String(progress.partCount))
      // Where no bar is drawn, words say it.
      return session.settings.isInLines
        ? Progress(strings.progressInPart(part: part, question: question), short: question) : Progress(part, bar: bar)
    }

    // MARK: What is asked

    private func show(_ item: Item, of questionnaire: Questionnaire, on content: inout Content, _ session: Session) {
      if let stem = item.stem, !session.wasStemJustShown(stem) { content.blocks += [.text(stem, .dim), .gap] }
      content.blocks.append(.text(item.text, .question))
      let confirm: Step
      let own: [ScreenKey]
      switch item.answerKind {
      case .options(let options):
        content.field = .options(choices(options.map(\.text)), chosen: session.chosenOption)
        confirm = { $0.confirmChoice() }
        own = [.digits, .mark]
      case .number(let range):
        content.field = .number(text: session.typedNumber, unit: range.unit(of: Int(session.typedNumber) ?? 0)) {
          $0.type(digit: $1)
        }
        confirm = { $0.confirmNumber() }
        own = [.digits, .key(.erase) { $0.eraseDigit() }]
      }
      content.keys = keys(confirm: confirm, decline: { $0.decline(item.id) }, own)
      if let note = item.note { content.after.append(.text(session.site.fill(note), .dim)) }
      // Instruments on special terms show them where they begin.
      if questionnaire.isNoncommercial, item.id == questionnaire.items.first?.id {
        let terms = [questionnaire.source.owner, questionnaire.source.terms]
        content.after += terms.compactMap { $0 }.map { .text($0, .dim) }
      }
      if session.interview?.answers[item.id] == .declined {
        content.after.append(.text(session.strings.declinedBefore, .dim))
      }
    }

    private func show(tickList questionnaire: Questionnaire, on content: inout Content, _ session: Session) {
      if let stem = questionnaire.items.first?.stem { content.blocks.append(.text(stem, .question)) }
      content.field = .ticks(
        questionnaire.items.map { item in Choice(item.text) { $0.toggle(item) } },
        marks: questionnaire.items.map { mark($0, session.interview?.answers[$0.id]) })
    }

    private func mark(_ item: Item, _ answer: Answer?) -> Field.Mark {
      switch answer {
      case .option(let code) where code == item.options.last?.code: .ticked
      case .declined: .declined
      default: .open
      }
    }

    private func show(
      offerOf questionnaire: Questionnaire, in interview: Interview, on content: inout Content, _ session: Session
    ) {
      let offer = interview.plan.steps.first { $0.questionnaire == questionnaire.id }?.offer
      content.blocks = [.text(offer ?? session.strings.offerUnknown, .question)]
      content.field = .options(
        choices([session.strings.offerNo, session.strings.offerYes]), chosen: session.chosenOption)
    }

    private func choices(_ texts: [String]) -> [Choice] {
      texts.enumerated().map { index, text in Choice(text) { $0.choose(option: index) } }
    }

    // MARK: Keys

    /// - Parameter own: those of the answer's kind, the most useful first.
    private func keys(confirm: @escaping Step, decline: @escaping Step, _ own: [ScreenKey]) -> [ScreenKey] {
      let around: [ScreenKey] = [.key(.decline, decline), .back { $0.leaveStop(then: .back) }]
      let always: [ScreenKey] = [.key(.review) { $0.leaveStop(then: .review) }, .leave, .help, .keys]
      return [.enter(confirm)] + own.prefix(1) + around + own.dropFirst() + always
    }
  }

  /// Whether the question before had the same stem: in lines, where it still stands above, it is not said again.
  fileprivate func wasStemJustShown(_ stem: String) -> Bool {
    guard settings.isInLines, let interview, let stop = interview.position else { return false }
    let stops = interview.stops
    guard let index = stops.firstIndex(of: stop), index > 0, case .item(let questionnaire, let id) = stops[index - 1]
    else { return false }
    return interview.questionnaire(questionnaire)?.item(id)?.stem == stem
  }

  // MARK: What the keys do

  fileprivate var chosenOption: Int? {
    if case .option(let index) = input { index } else { nil }
  }

  fileprivate var typedNumber: String {
    if case .number(let text) = input { text } else { "" }
  }

  fileprivate mutating func confirmChoice() {
    guard let chosenOption else {
      return top.markWasMoved ? choose(option: top.focus) : notice(strings.noticeChooseFirst)
    }
    guard chosenOption == top.focus else {
      // The cursor moved on from the chosen answer: make sure which one is meant.
      top.focus = chosenOption
      return notice(strings.noticeWhichAnswer)
    }
    leaveStop(then: .next)
  }

  fileprivate mutating func confirmNumber() {
    if typedNumber.isEmpty { return notice(strings.noticeTypeNumber) }
    leaveStop(then: .next)
  }

  fileprivate mutating func type(digit: Int) {
    // Nothing that is asked has more digits than this.
    if typedNumber.count < 5 { input = .number(typedNumber == "0" ? String(digit) : typedNumber + String(digit)) }
  }

  /// Takes back the last digit; where none was typed it is "back". Held too long it only empties the field.
  fileprivate mutating func eraseDigit() {
    if input == .none { return leaveStop(then: .back) }
    input = .number(String(typedNumber.dropLast()))
  }

  fileprivate mutating func decline(_ item: Item.ID) {
    input = .none
    showCrisis(for: store(.declined, for: item), then: .next)
  }

  fileprivate mutating func declineOffer(_ questionnaire: Questionnaire.ID) {
    interview?.answerOffer(false, for: questionnaire)
    goOn(.next)
  }

  fileprivate mutating func toggle(_ item: Item) {
    guard let ticked = item.options.last else { return }
    if interview?.answers[item.id] == .option(ticked.code) {
      interview?.clearAnswer(to: item.id)
    } else {
      showCrisis(for: store(.option(ticked.code), for: item.id), then: .stay)
    }
  }

  fileprivate mutating func confirmTickList(_ id: Questionnaire.ID) {
    let items = interview?.questionnaire(id)?.items ?? []
    let isUntouched = items.allSatisfy { interview?.answers[$0.id] == nil }
    if isUntouched, emptyListAsked != id {
      emptyListAsked = id
      return notice(strings.noticeNothingTicked)
    }
    interview?.confirmTickList(id)
    goOn(.next)
  }

  fileprivate mutating func declineTickList(_ id: Questionnaire.ID) {
    showCrisis(for: interview?.declineTickList(id) ?? [], then: .next)
  }
}
