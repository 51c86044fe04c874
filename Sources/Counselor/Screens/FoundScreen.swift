import Records
import SelfCheck

/// The clients whose codes are like the one that was typed, and a new client with that very code.
struct FoundScreen: Screen {
  private let code: ClientCode
  private let list: ClientList

  init(_ code: ClientCode, _ list: ClientList) {
    self.code = code
    self.list = list
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let add = Choice(strings.foundAdd(code: code.text)) { [code] in $0.request(.records(.add(code))) }
    let back = Choice(strings.foundAnother) { $0.close() }
    return Content(
      title: strings.foundTitle(code: code.text),
      blocks: (list.clients.isEmpty ? [.text(strings.foundNone)] : [])
        + (code.canBeAdded ? [] : [.text(strings.foundNotAddable)]) + session.unreadable(list.unreadable),
      field: .menu(list.clients.map(session.choice) + [code.canBeAdded ? add : back]),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }
}
