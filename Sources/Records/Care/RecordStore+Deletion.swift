import GRDB

extension RecordStore {
  /// Deletes a client with everything that is kept of them, for good: the rows are overwritten, and the key that could
  /// open them is gone. Backups made before still have them. The log keeps that a client was deleted, without the code.
  ///
  /// - Returns: whether nothing of it is left in the file. Otherwise another program was reading at that moment; what is
  ///   left, unreadable without its key, goes when the last program closes the records.
  /// - Throws: `noSuchClient`.
  @discardableResult
  package func delete(_ client: Client.ID) throws(RecordProblem) -> Bool {
    try write { transaction in
      for table in Table.allCases where table.belongsToClient {
        try transaction.delete(from: table, where: "client_id", is: client)
      }
      guard try transaction.delete(from: .client, where: "id", is: client) == 1 else {
        throw RecordProblem.Kind.noSuchClient
      }
      try log(.clientDeleted, client: client, in: transaction)
    }
    return try emptyWriteAheadLog()
  }

  /// Moves everything from the write-ahead log into the file, and empties it.
  ///
  /// - Returns: whether that was possible; not while another program is reading.
  @discardableResult
  func emptyWriteAheadLog() throws(RecordProblem) -> Bool {
    try noticingDamage {
      let isEmpty = try database.writeWithoutTransaction { database in
        try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == false
      }
      noteFileState()
      return isEmpty
    }
  }
}
