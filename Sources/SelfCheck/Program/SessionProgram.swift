import TerminalKit

/// A program whose screens are a session's. What is the same for all of them stands here; keys, time and what comes
/// from outside are each program's own.
package protocol SessionProgram: TerminalProgram where Request == Role.Request {
  associatedtype Role: SessionRole

  var session: Session<Role> { get set }
}

extension SessionProgram {
  package var frame: Frame { session.frame }

  package var terminalStrings: any TerminalStrings { session.strings }

  package mutating func resize(to size: Size) { session.resize(to: size) }

  /// The page that is seen now.
  package var page: Page { session.page }
}

// MARK: Lines instead of a screen

extension SessionProgram where Self: LineProgram {
  /// A blank page would only scroll by: in lines nothing can be hidden.
  package func action(forLetter letter: Character) -> Action? {
    session.keymap.action(for: .character(letter)).flatMap { Session<Role>.actionsOfScreens.contains($0) ? nil : $0 }
  }

  package func action(forWord word: String) -> Action? {
    let strings = session.strings
    let words: [(String, Action)] = [
      (strings.lineWordsHelp, .helpNow), (strings.lineWordsBack, .back), (strings.lineWordsSkip, .decline),
      (strings.lineWordsLeave, .leave), (strings.lineWordsKeys, .keys),
    ]
    return words.first { $0.0.split(separator: ",").contains { $0.drop { $0 == " " } == word } }?.1
  }

  package mutating func focus(on choice: Int) { session.top.focus = choice }

  package mutating func clearNumber() { session.input = .none }

  package mutating func notice(_ text: String) { session.notice(text) }
}
