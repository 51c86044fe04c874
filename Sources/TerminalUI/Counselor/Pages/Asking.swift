import Records
import Screening

/// What is asked, and who has the keyboard meanwhile.
extension AppState {
  /// The site's plans, then every published instrument by itself.
  var plansToAsk: [Plan] {
    var plans: [Plan] = []
    for id in site.plans + site.topics {
      if let plan = loadPlan(id), !plans.contains(where: { $0.id == plan.id }) { plans.append(plan) }
    }
    return plans + screensToAsk.map(Self.plan)
  }

  func askPage(_ plans: [Plan]) -> Page {
    Page(
      title: words[.askTitle], blocks: [.text(words[.askText])],
      field: .menu(
        plans.map { plan in
          Field.Choice(plan.title, detail: words(.aboutMinutes, ["minutes": String(plan.minutes)]))
        }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  /// Who is asked face to face never gets the keyboard for it.
  mutating func chooseToAsk(_ plan: Plan) -> Effect? {
    if isAskedInPerson(plan) { return start(.plan(plan), handOver: nil) }
    push(.desk(.who(.plan(plan))))
    return nil
  }

  /// Where the screen cannot be locked, no client gets the keyboard.
  private func whoChoices(_ asking: DeskPage.Asking) -> [Word] {
    if case .draft(let draft, let plan) = asking, fit(of: draft, to: plan) == .none { return [.whoDiscard] }
    let isForClients = !settings.isInLines && !isAskedInPerson(asking.plan)
    var choices: [Word] = isForClients ? [.whoClient, .whoTogether] : [.whoTogether]
    if case .draft = asking { choices.append(.whoDiscard) }
    return choices
  }

  func whoPage(_ asking: DeskPage.Asking) -> Page {
    Page(
      title: words[.whoTitle], blocks: [.text(asking.plan.title, .question)] + fitBlocks(asking),
      field: .menu(whoChoices(asking).map { Field.Choice(words[$0]) }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  /// What becomes of half-finished answers to questions that have changed since.
  private func fitBlocks(_ asking: DeskPage.Asking) -> [Block] {
    guard case .draft(let draft, let plan) = asking else { return [] }
    switch fit(of: draft, to: plan) {
    case .whole: return []
    case .part: return [.text(words[.whoChanged], .notice)]
    case .none: return [.text(words[.whoGone], .notice)]
    }
  }

  mutating func chooseWho(_ choice: Int, _ asking: DeskPage.Asking) -> Effect? {
    switch whoChoices(asking)[choice] {
    case .whoClient: push(.desk(.code(asking)))
    case .whoTogether: return start(asking, handOver: nil)
    default:
      guard case .draft(let draft, _) = asking else { return nil }
      push(.desk(.discarding(draft)))
    }
    return nil
  }

  func discardingPage(_ draft: Records.Draft) -> Page {
    Page(
      title: words[.discardingTitle],
      blocks: [.text(words(.discardingText, ["count": String(draft.answers.count)]), .question)],
      field: .menu([words[.discardingKeep], words[.whoDiscard]].map { Field.Choice($0) }),
      actions: [.confirm, .moveDown, .back, .helpNow, .keys])
  }

  mutating func chooseToDiscard(_ choice: Int, _ draft: Records.Draft) -> Effect? {
    guard choice == 1 else {
      pop()
      return nil
    }
    popBack { $0 == .desk(.client) }
    return .records(.discard(draft))
  }

  var codePage: Page {
    Page(
      title: words[.codeTitle], blocks: [.text(words[.codeText])],
      field: .text(place.typed, label: words[.codeLabel], isSecret: true), actions: [.confirm, .escape])
  }

  private static let shortestCode = 4

  mutating func handOver(_ asking: DeskPage.Asking, code: String) -> Effect? {
    guard code.isEmpty || code.count >= Self.shortestCode else {
      place.notice = words[.noticeShortCode]
      return nil
    }
    let handOver = Desk.HandOver(code: code.isEmpty ? nil : code)
    setTyped("")
    // Questions that were begun go on where they are, with what may not be stored yet.
    guard let answering = desk?.answering else { return start(asking, handOver: handOver) }
    popBack { $0 == .desk(.client) }
    return .records(.handOver(answering.draft.client, code: handOver.code))
  }

  /// What a client reads before the first question.
  var beforePage: Page {
    Page(
      title: words[.beforeTitle],
      blocks: [
        .text(words[.beforeText]), .gap, .text(words[.beforeFree]), .gap, .text(words[.beforeNobody]),
        .gap, .text(crisisReminder, .lifeline),
      ],
      actions: [.confirm, .leave, .helpNow, .keys])
  }

  var stoppingPage: Page {
    Page(
      title: words[.stoppingTitle],
      blocks: [.text(words[stoppingWord], .question)],
      field: .menu([Field.Choice(words[.stoppingGoOn]), Field.Choice(words[.stoppingStop])]),
      after: helpSection,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  private var stoppingWord: Word {
    let isKept = isEverythingStored
    if desk?.isHandedOver == true { return isKept ? .stoppingClient : .stoppingClientNotKept }
    return isKept ? .stoppingTogether : .stoppingTogetherNotKept
  }

  func lockedPage(_ lock: DeskPage.Lock) -> Page {
    let (title, text): (Word, Word) =
      switch lock {
      case .idle: (.lockedTitle, .lockedText)
      case .stopped: (.lockedStoppedTitle, isEverythingStored ? .lockedStoppedText : .lockedStoppedNotKept)
      case .finished: (.lockedFinishedTitle, .lockedFinishedText)
      }
    return Page(
      title: words[title],
      blocks: [.text(words[text], .question)]
        + (desk?.lockProblem.map { [.gap, .text($0.message.sentence, .notice)] } ?? []),
      field: .text(place.typed, label: words[.lockedLabel], isSecret: true),
      after: helpSection, actions: [.confirm, .pageDown])
  }

  var handedBackPage: Page {
    Page(
      title: words[.backTitle], blocks: [.text(words[isEverythingStored ? .backText : .backNotKept])],
      field: .menu([words[.backHandOver], words[.backTogether], words[.backStop]].map { Field.Choice($0) }),
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  mutating func chooseHandedBack(_ choice: Int) -> Effect? {
    guard let answering = desk?.answering else {
      popBack { $0 == .desk(.client) }
      return nil
    }
    switch choice {
    case 0: push(.desk(.code(.draft(answering.draft, answering.plan))))
    case 1:
      popBack { $0 == .desk(.client) }
      showQuestions()
    default: return stopNow()
    }
    return nil
  }
}
