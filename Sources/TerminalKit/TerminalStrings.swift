/// The sentences that the terminal itself has to say, in the language of the program that runs in it.
package protocol TerminalStrings: Sendable {
  /// Which screen of how many is in sight, of a page that does not fit on one.
  func scrollPosition(number: String, total: String) -> String
  /// That the program is paused, and how to come back.
  var paused: String { get }
  /// That the window is too small for any page.
  func tooSmall(columns: String, rows: String) -> String

  /// The prompts of line mode: under a menu, a line to type, a question, a page to read, boxes to
  /// tick.
  var lineMenu: String { get }
  var lineText: String { get }
  var lineChoose: String { get }
  var lineRead: String { get }
  var lineTicks: String { get }
  var lineTicksAgain: String { get }
  /// The prompt under a question once the keys were named.
  func lineChooseShort(count: String) -> String
  /// The mark of a box that is ticked.
  var lineTicked: String { get }
  /// That what was typed is not a choice, or not a number in range.
  var lineUnknown: String { get }
  func lineAgain(count: String) -> String
  /// The mark of an answer that was chosen before, and a choice with its detail.
  var lineChosen: String { get }
  func lineDetail(text: String, detail: String) -> String
}
