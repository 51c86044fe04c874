import Screening

extension AppState {
  /// The question, the page of boxes or the offer that the interview is at.
  var questionPage: Page {
    guard let interview, let stop = interview.position, let questionnaire = interview.questionnaire(stop.questionnaire)
    else { return Page(title: words[.appName]) }
    var page = Page(title: title(of: questionnaire), progress: progress(of: interview, at: stop))
    page.shortTitle = questionnaire.area == .general ? questionnaire.short : words[questionnaire.area]
    switch stop {
    case .item(_, let id):
      if let item = questionnaire.item(id) { show(item, of: questionnaire, on: &page) }
    case .tickList:
      showTickList(questionnaire, answers: interview.answers, on: &page)
    case .offer:
      let offer = interview.plan.steps.first { $0.questionnaire == questionnaire.id }?.offer
      page.blocks = [.text(offer ?? words[.offerUnknown], .question)]
      page.field = .options(
        [Field.Choice(words[.offerYes]), Field.Choice(words[.offerNo])], chosen: chosenOption)
      page.actions = [.confirm, .digit(0), .back, .review, .leave, .helpNow, .keys]
    }
    return page
  }

  /// The area and the short name of a questionnaire.
  func title(of questionnaire: Questionnaire) -> String {
    if questionnaire.kind == .checklist && questionnaire.items.count > 1 { return questionnaire.title }
    return questionnaire.area == .general
      ? questionnaire.short : "\(words[questionnaire.area]) · \(questionnaire.short)"
  }

  private func progress(of interview: Interview, at stop: Stop) -> String? {
    let stops = interview.certainStops
    guard let index = stops.firstIndex(of: stop) else { return nil }
    return words(
      interview.mayGrow ? .progressMayGrow : .progress,
      ["number": String(index + 1), "total": String(stops.count)])
  }

  private var chosenOption: Int? {
    if case .option(let index) = draft { index } else { nil }
  }

  private func show(_ item: Item, of questionnaire: Questionnaire, on page: inout Page) {
    if let stem = item.stem { page.blocks += [.text(stem, .dim), .gap] }
    page.blocks.append(.text(item.text, .question))
    switch item.answerKind {
    case .options(let options):
      page.field = .options(options.map { Field.Choice($0.text) }, chosen: chosenOption)
      page.actions = [.confirm, .digit(0), .back, .decline, .toggle, .review, .leave, .helpNow, .keys]
    case .number(let range):
      var typed = ""
      if case .number(let text) = draft { typed = text }
      page.field = .number(text: typed, unit: range.unit)
      page.actions = [.confirm, .digit(0), .back, .decline, .review, .leave, .helpNow, .keys]
    }
    if let note = item.note { page.after.append(.text(site.fill(note), .dim)) }
    // Instruments on special terms show them where they begin.
    if questionnaire.isNoncommercial, item.id == questionnaire.items.first?.id {
      page.after += [questionnaire.source.owner, questionnaire.source.terms].compactMap { $0 }.map { .text($0, .dim) }
    }
    if interview?.answers[item.id] == .declined { page.after.append(.text(words[.declinedBefore], .dim)) }
  }

  private func showTickList(_ questionnaire: Questionnaire, answers: Answers, on page: inout Page) {
    if let stem = questionnaire.items.first?.stem { page.blocks.append(.text(stem, .question)) }
    page.field = .ticks(
      questionnaire.items.map { Field.Choice($0.text) }, marks: questionnaire.items.map { mark($0, answers[$0.id]) })
    page.actions = [.confirm, .toggle, .back, .decline, .moveDown, .review, .leave, .helpNow, .keys]
  }

  private func mark(_ item: Item, _ answer: Answer?) -> Field.Mark {
    switch answer {
    case .option(let code) where code == item.options.last?.code: .ticked
    case .declined: .declined
    default: .open
    }
  }

  /// Shows the stop that the interview is at, with the answer it may already have.
  mutating func enterStop() {
    draft = .none
    place.focus = 0
    place.scroll = 0
    guard let interview, let stop = interview.position else { return }
    switch stop {
    case .item(let questionnaire, let id):
      guard let item = interview.questionnaire(questionnaire)?.item(id) else { return }
      switch interview.answers[id] {
      case .option(let code):
        if let index = item.options.firstIndex(where: { $0.code == code }) { choose(option: index) }
      case .number(let number): draft = .number(String(number))
      case .declined, nil: break
      }
    case .offer(let questionnaire):
      if let accepted = interview.offerAccepted(questionnaire) { choose(option: accepted ? 0 : 1) }
    case .tickList: break
    }
  }

  private mutating func choose(option index: Int) {
    draft = .option(index)
    place.focus = index
  }

  // MARK: Keys

  mutating func actOnQuestion(_ action: Action) -> Effect? {
    guard let stop = interview?.position else { return nil }
    switch action {
    case .digit(let digit): return pressDigit(digit, at: stop)
    case .toggle: return toggle(at: stop)
    case .erase: return erase(at: stop)
    case .confirm: return confirm(stop)
    case .decline: return decline(stop)
    case .back: return leaveStop(then: .back)
    case .review: return leaveStop(then: .review)
    default: return nil
    }
  }

  private mutating func pressDigit(_ digit: Int, at stop: Stop) -> Effect? {
    switch page.field {
    case .options(let choices, _):
      if (1...choices.count).contains(digit) {
        choose(option: digit - 1)
      } else {
        place.notice = words(.noticeChooseDigit, ["count": String(choices.count)])
      }
    case .ticks(let choices, _):
      guard (1...choices.count).contains(digit) else { return nil }
      place.focus = digit - 1
      return toggle(at: stop)
    case .number(let text, _):
      // Nothing that is asked has more digits than this.
      if text.count < 5 { draft = .number(text == "0" ? String(digit) : text + String(digit)) }
    case .menu, .text, nil: break
    }
    return nil
  }

  private mutating func toggle(at stop: Stop) -> Effect? {
    switch stop {
    case .offer: choose(option: place.focus)
    case .item:
      if case .options = page.field { choose(option: place.focus) }
    case .tickList(let id):
      guard let questionnaire = interview?.questionnaire(id), questionnaire.items.indices.contains(place.focus),
        let ticked = questionnaire.items[place.focus].options.last
      else { return nil }
      let item = questionnaire.items[place.focus]
      guard interview?.answers[item.id] == .option(ticked.code) else {
        return showCrisis(for: store(.option(ticked.code), for: item.id), then: .stay)
      }
      interview?.clearAnswer(to: item.id)
    }
    return nil
  }

  /// Takes back the last digit; with nothing typed it is "back".
  private mutating func erase(at stop: Stop) -> Effect? {
    guard case .number(let text) = draft, !text.isEmpty else { return leaveStop(then: .back) }
    draft = .number(String(text.dropLast()))
    return nil
  }

  private mutating func confirm(_ stop: Stop) -> Effect? {
    if case .tickList(let id) = stop { return confirmTickList(id) }
    switch draft {
    case .none, .number(""):
      place.notice = words[stop.isNumber(in: interview) ? .noticeTypeNumber : .noticeChooseFirst]
      return nil
    case .option(let chosen) where chosen != place.focus:
      // The cursor moved on from the chosen answer: make sure which one is meant.
      place.focus = chosen
      place.notice = words[.noticeWhichAnswer]
      return nil
    case .option, .number:
      return leaveStop(then: .next)
    }
  }

  private mutating func confirmTickList(_ id: Questionnaire.ID) -> Effect? {
    let items = interview?.questionnaire(id)?.items ?? []
    let isUntouched = items.allSatisfy { interview?.answers[$0.id] == nil }
    if isUntouched, emptyListAsked != id {
      emptyListAsked = id
      place.notice = words[.noticeNothingTicked]
      return nil
    }
    interview?.confirmTickList(id)
    return goOn(.next)
  }

  private mutating func decline(_ stop: Stop) -> Effect? {
    switch stop {
    case .item(_, let item):
      draft = .none
      return showCrisis(for: store(.declined, for: item), then: .next)
    case .tickList(let id):
      let raised = interview?.declineTickList(id) ?? []
      return showCrisis(for: raised, then: .next)
    case .offer(let id):
      interview?.answerOffer(false, for: id)
      return goOn(.next)
    }
  }

  /// Leaves the stop, storing what is chosen there: going back loses nothing.
  private mutating func leaveStop(then continuation: Continuation) -> Effect? {
    if continuation == .next, case .item(let questionnaire, let id) = interview?.position,
      let item = interview?.questionnaire(questionnaire)?.item(id), let answer = draftAnswer(to: item),
      !item.accepts(answer)
    {
      place.notice = numberNotice(for: item)
      return nil
    }
    return showCrisis(for: storeChoice(orNumber: true), then: continuation)
  }

  /// Stores what is chosen at the stop, if it is an answer.
  ///
  /// - Parameter orNumber: also a number that is typed there. It may be half of one where nobody has said "back" or "on".
  /// - Returns: the safety rules that it raises, if it is a new one.
  mutating func storeChoice(orNumber: Bool = false) -> [SafetyRule] {
    if case .number = draft, !orNumber { return [] }
    switch interview?.position {
    case .item(let questionnaire, let id):
      guard let item = interview?.questionnaire(questionnaire)?.item(id), let answer = draftAnswer(to: item),
        item.accepts(answer)
      else { return [] }
      return store(answer, for: id)
    case .offer(let id):
      if let chosenOption { interview?.answerOffer(chosenOption == 0, for: id) }
    case .tickList, nil: break
    }
    return []
  }

  private func draftAnswer(to item: Item) -> Answer? {
    switch draft {
    case .option(let index): item.options.indices.contains(index) ? .option(item.options[index].code) : nil
    case .number(let text): Int(text).map(Answer.number)
    case .none: nil
    }
  }

  private func numberNotice(for item: Item) -> String {
    words(
      .noticeNumberRange,
      ["low": String(item.possiblePoints.lowerBound), "high": String(item.possiblePoints.upperBound)])
  }

  /// Stores an answer.
  ///
  /// - Returns: the safety rules that it raises, if it is a new one.
  private mutating func store(_ answer: Answer, for item: Item.ID) -> [SafetyRule] {
    let isNew = interview?.answers[item] != answer
    let raised = interview?.answer(answer, to: item) ?? []
    return isNew ? raised : []
  }

  /// What answers raised comes before anything else; where they raised nothing, it goes on at once.
  mutating func showCrisis(for raised: [SafetyRule], then continuation: Continuation) -> Effect? {
    guard !raised.isEmpty else { return goOn(continuation) }
    noteForCounselor(raised)
    push(.crisis(raised.contains { $0.level == .crisis } ? .crisis : .support, then: continuation))
    return .dropTypedAhead
  }

  /// Does what the person was about to do at a stop.
  mutating func goOn(_ continuation: Continuation) -> Effect? {
    switch continuation {
    case .stay: return nil
    case .leave(let exitCode): return askWhetherToLeave(exitCode: exitCode)
    case .review:
      push(.review)
      return nil
    case .back:
      if interview?.back() == false {
        // A counselor's questions are set aside before anything else is opened; else they would go on behind it.
        if desk?.answering != nil, desk?.isHandedOver == false { push(.desk(.stopping)) } else { pop() }
        return nil
      }
    case .next:
      if isEditing { interview?.goToFirstOpenStop() } else { interview?.next() }
      isEditing = false
      if interview?.position == nil {
        push(.review)
        return nil
      }
    }
    enterStop()
    return nil
  }
}

extension Stop {
  fileprivate func isNumber(in interview: Interview?) -> Bool {
    guard case .item(let questionnaire, let id) = self,
      case .number = interview?.questionnaire(questionnaire)?.item(id)?.answerKind
    else { return false }
    return true
  }
}
