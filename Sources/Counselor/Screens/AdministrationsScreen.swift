import SelfCheck

/// Every time that the client's questions were finished.
struct AdministrationsScreen: Screen {
  private let administrations: [Administration]

  init(_ administrations: [Administration]) {
    self.administrations = administrations
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.sittingsTitle,
      field: .menu(
        administrations.map { administration in
          let names = administration.counted.map { session.shortName(of: $0.questionnaire) }
          return Choice(names.joined(separator: ", "), detail: session.role.minute(administration.finishedAt)) {
            $0.open(AdministrationScreen(administration))
          }
        }),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }
}
