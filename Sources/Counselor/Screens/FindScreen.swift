import Records
import SelfCheck

/// The line for a client's code.
struct FindScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.findTitle, blocks: [.text(session.strings.findText)],
      field: .line(label: session.strings.findLabel, isSecret: false) { $0.find($1) },
      keys: [.enter, .close])
  }
}

extension CounselorSession {
  fileprivate mutating func find(_ typed: String) {
    guard let code = ClientCode(typed) else { return notice(strings.noticeNoCode) }
    request(.records(.find(code)))
  }
}
