import SelfCheck

/// A request of the counselor's screens to the world outside.
package enum CounselorRequest: Sendable, Equatable {
  /// Ask this of the records.
  case records(RecordsRequest)
  /// Put this text on paper.
  case print(String)
  /// Write this text to a new file.
  case save(String, path: String)
}

/// The world's reply to the counselor's screens.
package enum CounselorReply: Sendable, Equatable {
  case records(RecordsReply)
  case printed(Bool)
  case saving(SaveOutcome)
}
