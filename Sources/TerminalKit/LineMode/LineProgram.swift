/// A program whose pages can be shown as lines of text.
package protocol LineProgram: TerminalProgram {
  /// The page that is seen now, with the notice on the last key.
  var page: Page { get }
  /// The sentence that is shown where the input ends before the person has left.
  var inputEndedSentence: String { get }
  /// The action of a letter that was typed by itself.
  func action(forLetter letter: Character) -> Action?
  /// The action of a word that was typed by itself, in small letters.
  func action(forWord word: String) -> Action?
  /// Does what a letter or an empty line means.
  mutating func act(_ action: Action) -> [Effect<Request>]
  /// Puts the focus on a choice of the page.
  mutating func focus(on choice: Int)
  /// Forgets what was typed of a number, so that another takes its place.
  mutating func clearNumber()
  /// Takes a line that was typed into the page's own line.
  mutating func submit(_ line: String) -> [Effect<Request>]
  /// Says a kind word on what was typed last.
  mutating func notice(_ text: String)
}
