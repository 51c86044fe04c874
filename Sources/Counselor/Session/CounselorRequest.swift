/// What the counselor's screens ask of the world outside.
package enum CounselorRequest: Sendable, Equatable {
  /// Ask this of the records.
  case records(RecordsRequest)
  /// Put this text on paper.
  case print(String)
  /// Write this text to a new file.
  case save(String, path: String)
}

/// What they are told.
package enum CounselorReply: Sendable, Equatable {
  case records(RecordsReply)
  case printed(Bool)
  /// Where the file is now.
  case saved(path: String)
  /// Why the file could not be written, in words for people.
  case notSaved(problem: String)
}
