import TerminalKit

/// The actions of the program's own keys, besides those that any form knows.
extension Action {
  /// Not to answer the question.
  package static let decline = Action.command(Command("decline"))
  /// To look over the answers.
  package static let review = Action.command(Command("review"))
  /// To see how the scores add up.
  package static let arithmetic = Action.command(Command("arithmetic"))
  /// To see the crisis lines.
  package static let helpNow = Action.command(Command("help now"))
  /// To blank the screen.
  package static let privacy = Action.command(Command("privacy"))
  /// To see numbers large, or as usual again.
  package static let large = Action.command(Command("large"))
  /// To see all keys that work here.
  package static let keys = Action.command(Command("keys"))
}
