/// The request that a key press makes.
package enum Action: Sendable, Hashable {
  case moveUp
  case moveDown
  case moveToFirst
  case moveToLast
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
  case yes
  case no
  case escape
  case leave
  case interrupt
  case suspend
  /// Something that only some programs know, such as declining a question.
  case command(Command)

  /// A name for what a program's own key does.
  package struct Command: Sendable, Hashable {
    private let name: String

    package init(_ name: String) {
      self.name = name
    }
  }
}
