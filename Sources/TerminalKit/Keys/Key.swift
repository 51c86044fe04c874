/// A key as the terminal reported it.
package enum Key: Sendable, Hashable {
  case character(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, backspace, escape
  case function(Int)
  case control(Character)
  /// The first mouse button on this row, counted from 0.
  case click(row: Int)
  case wheelUp, wheelDown
}

/// Lets a table of keys name a letter as itself.
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  package init(extendedGraphemeClusterLiteral value: Character) {
    self = .character(value)
  }
}
