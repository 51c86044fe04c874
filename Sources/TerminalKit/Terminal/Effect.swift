/// An effect that a program asks for outside its own state; they happen in order.
package enum Effect<Request: Sendable & Equatable>: Sendable, Equatable {
  case leave(exitCode: Int32)
  case suspend
  /// Show the page now: what follows may take a while, and the page must not wait for it.
  case showPage
  /// Drop what was typed ahead, so that a page that matters is not passed unread.
  case dropTypedAhead
  /// Clear what was shown as lines, also what can be scrolled back to. A screen leaves nothing by itself.
  case forget
  /// Something that is not the terminal's business.
  case request(Request)
}

/// The outcome of a program's request.
package enum RequestOutcome<Reply> {
  case reply(Reply)
  /// Nothing that the program has to know.
  case nothing
  /// The end of the program.
  ///
  /// - Parameter isForgetting: nothing may be left to scroll back to.
  case end(exitCode: Int32, isForgetting: Bool)
}
