import Crypto
import Foundation
import GRDB
import Synchronization

/// Opened records: what is kept of all clients, for whoever knows the passphrase.
///
/// Every call is finished when it returns: what it stored is on the disk, as one transaction, or not there at all.
/// Several programs may have the same file open. Calls wait for each other, and may be made from any thread.
package final class RecordStore: Sendable {
  package let path: String
  /// The system user whose name goes into the log.
  package let user: String
  /// The time at which somebody last did something with the records, when that lay in the future as they were opened:
  /// the clock was set back, or was wrong then.
  ///
  /// Nothing is in a wrong order because of it; but times that are shown, and what is due, may be wrong.
  package let timeAheadOfClock: Date?
  let database: DatabaseQueue
  let keys: RecordKeys
  private let clock: @Sendable () -> Date
  private let damage = Mutex(false)

  init(path: String, database: DatabaseQueue, keys: RecordKeys, environment: StoreEnvironment) {
    self.path = path
    self.database = database
    self.keys = keys
    user = environment.user
    clock = environment.now
    timeAheadOfClock = Self.timeAhead(of: environment.now(), database, keys)
  }

  /// Closes the file. Nothing can be done with the store afterward.
  package func close() throws(RecordProblem) {
    try RecordProblem.naming(path) { try database.close() }
  }

  /// Whether this is the passphrase of the records, to come back to them after a client had the keyboard.
  ///
  /// It answers at once, so that help stays in reach of whoever sits there. The caller sees to it that tries are few.
  package func isPassphrase(_ passphrase: String) throws(RecordProblem) -> Bool {
    let wrapped = try read { try WrappedKey($0) }
    return try RecordProblem.naming(path) {
      do {
        _ = try wrapped.key(openedBy: passphrase)
        return true
      } catch RecordProblem.Kind.wrongPassphrase {
        return false
      }
    }
  }

  // MARK: Damage

  /// Whether the file was found damaged: it is then only read, so that nothing makes it worse.
  package var isDamaged: Bool { damage.withLock { $0 } }

  func foundDamage() { damage.withLock { $0 = true } }

  // MARK: Time

  /// The present time, to the millisecond, as it is stored.
  package var now: Date { Self.asStored(clock()) }

  static func asStored(_ time: Date) -> Date {
    Date(timeIntervalSince1970: (time.timeIntervalSince1970 * 1000).rounded() / 1000)
  }

  private static func timeAhead(of now: Date, _ database: DatabaseQueue, _ keys: RecordKeys) -> Date? {
    // Where the log is damaged there is nothing to compare with; `verify` names the damage.
    let row = try? database.unsafeRead { database in
      try Row.fetchOne(database, sql: "SELECT * FROM log WHERE id = (SELECT max(id) FROM log)")
    }
    guard let row, let last = try? LogEntry(row, keys: keys) else { return nil }
    // A clock that is kept right over the network may go back a little.
    return last.time.timeIntervalSince(now) > 60 ? last.time : nil
  }

  // MARK: Transactions

  /// Reads the records as they are at one moment, also while others write.
  func read<Value>(_ work: (Database) throws -> Value) throws(RecordProblem) -> Value {
    try noticingDamage {
      try database.unsafeRead { database in
        try database.execute(sql: "BEGIN")
        // Where the file is damaged, nothing can be committed any more, though much can be read.
        defer { try? database.execute(sql: "ROLLBACK") }
        return try work(database)
      }
    }
  }

  /// One transaction that is stored at once. It never waits inside: others can be writing too.
  func write<Value>(_ work: (Database) throws -> Value) throws(RecordProblem) -> Value {
    if isDamaged { throw RecordProblem(.onlyRead, path: path) }
    return try noticingDamage { try database.write(work) }
  }

  func noticingDamage<Value>(_ work: () throws -> Value) throws(RecordProblem) -> Value {
    do {
      return try RecordProblem.naming(path, work)
    } catch {
      if error.kind == .damaged { foundDamage() }
      throw error
    }
  }

  func reader(_ database: Database) -> RowReader {
    RowReader(database: database, damageFound: foundDamage)
  }
}
