import SelfCheck

/// A screen that waits for somebody: any key means that somebody is there, and nothing else.
protocol WaitingScreen: Screen where Role == Visitor {
  func wake(_ session: inout Session<Visitor>)
  /// Takes note that nobody pressed a key.
  func waitInVain(_ session: inout Session<Visitor>)
}
