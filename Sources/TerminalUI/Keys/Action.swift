/// What a key press asks for.
public enum Action: Sendable, Hashable {
  case moveUp
  case moveDown
  case pageUp
  case pageDown
  case digit(Int)
  /// The mouse on this row of the screen.
  case click(row: Int)
  case scrollUp
  case scrollDown
  case toggle
  case confirm
  case back
  case erase
  case decline
  case review
  case arithmetic
  case helpNow
  case privacy
  case keys
  case yes
  case no
  case escape
  case leave
  case interrupt
  case suspend
}
