/// A screen that shows frames, and the keyboard before it.
@MainActor
protocol TerminalScreen {
  /// The terminal's size now.
  var size: Size { get }
  /// Takes a new size of the terminal over.
  func fitToTerminal()
  /// Draws the frame; only what differs from what is there is sent.
  func draw(_ frame: Frame)
  /// The next key that was pressed and means something, or `nil` when there is none.
  func nextKey() -> Key?
  /// Forgets what was typed but not yet read.
  func dropTypedAhead()
  /// Gives the terminal back for as long as the program is stopped, then takes it again.
  ///
  /// - Parameter words: how to come back, for who came here by accident.
  func suspend(saying words: String)
  /// Gives the terminal back as it was.
  func close()
  /// Gives the terminal back with nothing left to scroll back to, where the terminal can forget it.
  func closeAndForget()
}
