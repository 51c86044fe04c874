import Records
import SelfCheck

/// Every client.
struct ClientsScreen: Screen {
  private let list: ClientList

  init(_ list: ClientList) {
    self.list = list
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.clientsTitle,
      blocks: (list.clients.isEmpty ? [.text(session.strings.clientsNone)] : []) + session.unreadable(list.unreadable),
      field: list.clients.isEmpty ? nil : .menu(list.clients.map(session.choice)),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }
}

extension CounselorSession {
  /// A client to open.
  func choice(of client: Client) -> Choice {
    Choice(client.code.text, detail: strings.clientsAdded(date: role.day(client.addedAt))) {
      $0.request(.records(.open(client.id)))
    }
  }
}
