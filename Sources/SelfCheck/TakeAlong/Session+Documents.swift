import TerminalKit

/// What came of saving a document.
package enum SaveOutcome: Sendable, Equatable {
  /// It lies at this path.
  case saved(path: String)
  /// Why it could not be written, in words for people.
  case failed(problem: String)
}

/// Putting a page on paper or into a file, in every program that does.
extension Session {
  /// - Parameter request: what is asked of the world outside for this text.
  package static func choiceOfPrinting(
    _ words: String, _ page: @escaping @Sendable (Session) -> Page,
    request: @escaping @Sendable (_ text: String) -> Role.Request
  ) -> Choice {
    Choice(words) { $0.request(request(DocumentFormat.text.document(of: page($0), in: $0))) }
  }

  /// - Parameters:
  ///   - title: of the page that asks for the file's name.
  ///   - name: the name that is offered, without its ending. It says nothing about the person.
  ///   - request: what is asked of the world outside for this text and path.
  package static func choiceOfSaving(
    _ words: String, title: String, as format: DocumentFormat, name: String,
    _ page: @escaping @Sendable (Session) -> Page,
    request: @escaping @Sendable (_ text: String, _ path: String) -> Role.Request
  ) -> Choice {
    Choice(words) { session in
      session.open(SaveScreen(title: title) { request(format.document(of: page($0), in: $0), $1) })
      session.setTyped("\(name).\(format.fileEnding)")
    }
  }

  package mutating func notePrinted(_ isPrinted: Bool) {
    notice(isPrinted ? strings.takeAwayPrinted : strings.takeAwayNotPrinted)
  }

  package mutating func noteSaving(_ outcome: SaveOutcome) {
    switch outcome {
    case .saved(let path):
      close()
      notice(strings.noticeSaved(path: path))
    case .failed(let problem): notice(problem)
    }
  }
}
