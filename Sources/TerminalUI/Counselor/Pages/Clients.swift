import Records
import Screening

/// Finding a client.
extension AppState {
  var homePage: Page {
    Page(
      title: words[.homeTitle], blocks: recordsWarnings,
      field: .menu(
        [
          Field.Choice(words[.homeOpen], detail: words[.homeOpenDetail]), Field.Choice(words[.homeDue]),
          Field.Choice(words[.homeAll]), Field.Choice(words[.welcomeLearn]),
        ] + (settings.isInLines ? [] : [Field.Choice(words[.homeLock])])),
      after: helpSection,
      actions: [.confirm, .moveDown, .leave, .helpNow, .keys])
  }

  private var recordsWarnings: [Block] {
    guard let desk else { return [] }
    var warnings: [Block] = []
    if desk.isDamaged { warnings.append(.text(words[.homeDamaged], .notice)) }
    if let time = desk.timeAheadOfClock {
      warnings.append(.text(words(.homeClock, ["time": desk.minute(time)]), .notice))
    }
    return warnings
  }

  mutating func chooseAtHome(_ choice: Int) -> Effect? {
    switch choice {
    case 0: push(.desk(.find))
    case 1: return .records(.listDue)
    case 2: return .records(.listClients)
    case 3: push(.learn)
    default: push(.desk(.locked(.idle)))
    }
    return nil
  }

  var findPage: Page {
    Page(
      title: words[.findTitle], blocks: [.text(words[.findText])],
      field: .text(place.typed, label: words[.findLabel], isSecret: false), actions: [.confirm, .escape])
  }

  mutating func find(_ typed: String) -> Effect? {
    guard let code = ClientCode(typed) else {
      place.notice = words[.noticeNoCode]
      return nil
    }
    return .records(.find(code))
  }

  func foundPage(_ code: ClientCode, _ list: ClientList) -> Page {
    Page(
      title: words(.foundTitle, ["code": code.text]),
      blocks: (list.clients.isEmpty ? [.text(words[.foundNone])] : []) + unreadable(list),
      field: .menu(list.clients.map(choice) + [Field.Choice(words(.foundAdd, ["code": code.text]))]),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  mutating func chooseFound(_ choice: Int, _ code: ClientCode, _ list: ClientList) -> Effect? {
    .records(list.clients.indices.contains(choice) ? .open(list.clients[choice].id) : .add(code))
  }

  func clientsPage(_ list: ClientList) -> Page {
    Page(
      title: words[.clientsTitle],
      blocks: (list.clients.isEmpty ? [.text(words[.clientsNone])] : []) + unreadable(list),
      field: list.clients.isEmpty ? nil : .menu(list.clients.map(choice)),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private func choice(_ client: Client) -> Field.Choice {
    Field.Choice(client.code.text, detail: words(.clientsAdded, ["date": desk?.day(client.addedAt) ?? ""]))
  }

  private func unreadable(_ list: ClientList) -> [Block] { unreadable(list.unreadable) }

  /// That something could not be read, if so.
  func unreadable(_ rows: [UnreadableRow]) -> [Block] {
    rows.isEmpty ? [] : [.text(words(.clientsUnreadable, ["count": String(rows.count)]), .notice)]
  }

  func duePage(_ due: [DueScreen]) -> Page {
    Page(
      title: words[.dueTitle],
      blocks: due.isEmpty ? [.text(words[.dueNone])] : [],
      field: due.isEmpty
        ? nil
        : .menu(due.map { Field.Choice($0.client.code.text, detail: dueText($0.interval)) }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private func dueText(_ interval: RepeatInterval) -> String {
    let title = (try? library.questionnaire(interval.questionnaire))??.short ?? interval.questionnaire
    guard let date = interval.due, let desk else { return words(.dueNever, ["title": title]) }
    return words(.dueSince, ["title": title, "date": desk.day(date)])
  }
}
