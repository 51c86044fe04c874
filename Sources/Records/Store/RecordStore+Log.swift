import Foundation
import GRDB

extension RecordStore {
  /// Writes into the log that something was done.
  ///
  /// Damaged records and backups are only read, and on a full disk nothing can be written: what is read there cannot be
  /// logged, and is read nevertheless.
  package func log(_ action: LogEntry.Action, client: Client.ID? = nil) throws(RecordProblem) {
    if isDamaged || isOnlyForReading { return }
    do throws(RecordProblem) {
      try write { try self.log(action, client: client, in: $0) }
    } catch  where [.damaged, .diskFull].contains(error.kind) {
      return
    }
  }

  /// The last entries of the log, the newest last.
  ///
  /// - Parameter count: how many at most; all of them if not given.
  package func logEntries(last count: Int? = nil) throws(RecordProblem) -> (
    entries: [LogEntry], unreadable: [UnreadableRow]
  ) {
    try log(.logRead)
    return try read { database in
      var entries: [LogEntry] = []
      var unreadable: [UnreadableRow] = []
      let first = try count.map { try lastLogID(database) - Int64($0) + 1 } ?? 1
      try self.reader(database).forEach(
        in: .log, from: first,
        row: { row in
          do {
            entries.append(try LogEntry(row, keys: keys))
          } catch is Seal.Broken {
            unreadable.append(Table.log.unreadable(row.id))
          }
        }, lost: { unreadable.append(Table.log.unreadable($0)) })
      return (entries, unreadable)
    }
  }

  /// The number of the newest entry.
  func lastLogID(_ database: Database) throws -> Int64 {
    try head(database)?[.log].lastID ?? Table.log.lastID(database)
  }

  func log(_ action: LogEntry.Action, client: Client.ID? = nil, in transaction: Transaction) throws {
    let id = try transaction.nextID(.log)
    let body = LogEntry.Body(time: now, user: user, action: action, client: client)
    try transaction.insert(
      in: .log, id: id, ["sealed": try Seal.close(body, with: transaction.keys.log, at: Place(part: .log, id: id))])
  }
}

extension LogEntry {
  /// Opens a row of the log.
  init(_ row: Row, keys: RecordKeys) throws(Seal.Broken) {
    guard let id = row.value("id", as: Int64.self), let sealed = row.value("sealed", as: Data.self) else {
      throw Seal.Broken()
    }
    let body = try Seal.open(Body.self, sealed, with: keys.log, at: Place(part: .log, id: id))
    self.init(id: id, time: body.time, user: body.user, action: body.action, client: body.client)
  }
}
