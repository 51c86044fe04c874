import SelfCheck

/// The line for the name of a summary's file.
struct SaveSummaryScreen: Screen {
  private let administration: Administration
  private let format: SummaryFormat

  init(_ administration: Administration, as format: SummaryFormat) {
    self.administration = administration
    self.format = format
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.saveTitle, blocks: [.text(session.strings.saveText)],
      field: .line(label: session.strings.saveLabel, isSecret: false, submit: save), keys: [.enter, .close])
  }

  private func save(_ session: inout CounselorSession, to path: String) {
    if path.allSatisfy(\.isWhitespace) { return session.notice(session.strings.noticeNoFile) }
    session.request(.save(format.document(of: administration, in: session), path: path))
  }
}
