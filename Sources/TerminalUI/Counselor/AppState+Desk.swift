import Records
import Screening

/// Where keys and choices lead on the counselor's pages.
extension AppState {
  func page(_ page: DeskPage) -> Page {
    switch page {
    case .home: homePage
    case .find: findPage
    case .found(let code, let list): foundPage(code, list)
    case .clients(let list): clientsPage(list)
    case .due(let due): duePage(due)
    case .client: clientPage
    case .safety(let alerts): safetyPage(alerts)
    case .askInPerson(let plan): askInPersonPage(plan)
    case .ask(let plans): askPage(plans)
    case .who(let asking): whoPage(asking)
    case .discarding(let draft): discardingPage(draft)
    case .code: codePage
    case .before: beforePage
    case .stopping: stoppingPage
    case .locked(let lock): lockedPage(lock)
    case .handedBack: handedBackPage
    case .sittings(let sittings): sittingsPage(sittings)
    case .sitting(let sitting): sittingPage(sitting)
    case .sittingMenu(let sitting): sittingMenuPage(sitting)
    case .courses(let courses): coursesPage(courses)
    case .course(let course): coursePage(course)
    case .items(let course): itemsPage(course)
    case .summary(let sitting): summaryMenuPage(sitting)
    case .summaryText(let sitting): summaryPage(sitting)
    case .saveSummary(_, let format): saveSummaryPage(format)
    case .intervals(let plans): intervalsPage(plans)
    case .interval(let plan): intervalPage(plan)
    case .losing: losingPage
    case .problem(let problem, let request): problemPage(problem, request)
    }
  }

  /// A key that was dealt with, and what is to be done outside, if anything.
  struct Done {
    var effect: Effect?
  }

  /// Deals with the keys that mean something else on this page than on others.
  ///
  /// - Returns: `nil` for a key that means what it always means.
  mutating func actOnDesk(_ action: Action, _ page: DeskPage) -> Done? {
    let isBack = action == .back || action == .erase
    switch page {
    // There is nothing behind these, or nothing that may be seen before they are dealt with.
    case .home, .locked, .safety, .handedBack: return isBack ? Done() : nil
    case .before:
      guard isBack else { return nil }
      return Done(effect: stopAnswering())
    case .problem:
      guard isBack else { return nil }
      goOnFromProblem()
      return Done()
    case .stopping:
      switch action {
      case .yes: return Done(effect: stopNow())
      case .no:
        pop()
        return Done()
      default: return nil
      }
    default: return nil
    }
  }

  /// Goes where the choice leads, or on from a page to read.
  mutating func choose(_ choice: Int, on page: DeskPage) -> Effect? {
    switch page {
    case .home: return chooseAtHome(choice)
    case .found(let code, let list): return chooseFound(choice, code, list)
    case .clients(let list):
      guard list.clients.indices.contains(choice) else { break }
      return .records(.open(list.clients[choice].id))
    case .due(let due):
      guard due.indices.contains(choice) else { break }
      return .records(.open(due[choice].client.id))
    case .client: return chooseOnClientPage(choice)
    case .safety(let alerts): return acknowledge(alerts)
    case .askInPerson(let plan): return chooseAskInPerson(choice, plan)
    case .ask(let plans): return chooseToAsk(plans[choice])
    case .who(let asking): return chooseWho(choice, asking)
    case .discarding(let draft): return chooseToDiscard(choice, draft)
    case .before: showQuestions()
    case .stopping:
      if choice == 1 { return stopNow() }
      pop()
    case .handedBack: return chooseHandedBack(choice)
    case .sittings(let sittings): push(.desk(.sitting(sittings[choice])))
    case .sitting(let sitting): push(.desk(.sittingMenu(sitting)))
    case .sittingMenu(let sitting): chooseInSitting(choice, sitting)
    case .courses(let courses): push(.desk(.course(courses[choice])))
    case .course(let course):
      if course.previous == nil { popBack { $0.isCourseMenu } } else { push(.desk(.items(course))) }
    case .items: popBack { $0.isCourseMenu }
    case .summary(let sitting): return chooseForSummary(choice, sitting)
    case .summaryText: pop()
    case .intervals(let plans): push(.desk(.interval(plans[choice])))
    case .losing: return chooseAtLosing(choice)
    case .problem(_, let request): return chooseAtProblem(choice, request)
    case .find, .code, .locked, .saveSummary, .interval: break
    }
    return nil
  }

  /// Takes what was typed into the page's line.
  mutating func submit(_ typed: String, on page: DeskPage) -> Effect? {
    switch page {
    case .find: return find(typed)
    case .code(let asking): return handOver(asking, code: typed)
    case .locked: return typed.isEmpty ? nil : .records(.unlock(typed))
    case .interval(let plan): return setInterval(typed, plan)
    case .saveSummary(let sitting, let format): return saveSummary(sitting, format, to: typed)
    default: return nil
    }
  }
}

extension Route {
  /// Whether a course was chosen here.
  fileprivate var isCourseMenu: Bool {
    switch self {
    case .desk(.courses), .desk(.sittingMenu): true
    default: false
    }
  }
}
