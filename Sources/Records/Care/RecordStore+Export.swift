import Foundation
import GRDB
import Screening

extension RecordStore {
  /// Writes everything that is kept of one client, or of all, as one JSON document that anybody can read.
  ///
  /// - Parameters:
  ///   - client: only this one.
  ///   - write: gets the document piece by piece, a client at a time. What it throws ends the export.
  /// - Returns: what could not be read, because it is damaged.
  /// - Throws: `RecordProblem`, and what `write` throws.
  package func export(_ client: Client.ID? = nil, write: (String) throws -> Void) throws -> [UnreadableRow] {
    try write("{\"format\":\"selfscreen-records\",\"version\":1,\"clients\":[")
    var separator = "\n"
    let unreadable = try export(client) { record in
      try write(separator + Self.json(ExportedClient(record)))
      separator = ",\n"
    }
    try write("\n]}\n")
    return unreadable
  }

  /// Gives everything that is kept of one client, or of all, to be written in another form.
  ///
  /// - Parameters:
  ///   - client: only this one.
  ///   - write: gets one client after the other. What it throws ends the export.
  /// - Returns: what could not be read, because it is damaged.
  /// - Throws: `RecordProblem`, and what `write` throws.
  package func export(_ client: Client.ID?, each write: (ClientRecord) throws -> Void) throws -> [UnreadableRow] {
    try log(.exported, client: client)
    let list = try clients()
    var unreadable = list.unreadable
    for listed in list.clients where client == nil || listed.id == client {
      // A transaction for each: while somebody reads what is written, nobody waits for it.
      let record = try recordAgain(of: listed.id)
      unreadable += record.unreadable
      try write(record)
    }
    return unreadable
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A client's record in an export.
private struct ExportedClient: Encodable {
  let code: ClientCode
  let addedAt: Date
  let screens: [CompletedResponse]
  let halfFinished: [ResponseInProgress]
  let intervals: [RepeatInterval]

  init(_ record: ClientRecord) {
    code = record.client.code
    addedAt = record.client.addedAt
    screens = record.responses
    halfFinished = record.responsesInProgress
    intervals = record.intervals
  }
}
