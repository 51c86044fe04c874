import SelfCheck

/// The line for a short code, with which the counselor comes back without the passphrase.
struct CodeScreen: Screen {
  private let asking: Asking

  init(_ asking: Asking) {
    self.asking = asking
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.codeTitle, blocks: [.text(session.strings.codeText)],
      field: .line(label: session.strings.codeLabel, isSecret: true) { [asking] in $0.handOver(asking, code: $1) },
      keys: [.enter, .close])
  }
}

extension CounselorSession {
  private static var shortestCode: Int { 4 }

  fileprivate mutating func handOver(_ asking: Asking, code: String) {
    guard code.isEmpty || code.count >= Self.shortestCode else { return notice(strings.noticeShortCode) }
    let handOver = CounselorRole.HandOver(code: code.isEmpty ? nil : code)
    setTyped("")
    // Questions that were begun go on where they are, with answers that may not be stored yet.
    guard let answering = role.answering else { return start(asking, handOver: handOver) }
    goBack(to: ClientScreen.self)
    request(.records(.handOver(answering.response.client, code: handOver.code)))
  }
}
