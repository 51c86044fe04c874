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
  /// The folder that the file is in, with what SQLite keeps beside it.
  package var folder: String { PrivateFile.folder(of: path) }
  /// The system user whose name goes into the log.
  package let user: String
  /// The time at which somebody last did something with the records, when that lay in the future as they were opened:
  /// the clock was set back, or was wrong then.
  ///
  /// Nothing is in a wrong order because of it; but times that are shown, and what is due, may be wrong.
  package let timeAheadOfClock: Date?
  /// Whether the file is left as it is, to the last byte, as a backup is.
  package let isOnlyForReading: Bool
  let database: DatabaseQueue
  /// The version of the file: only a backup can be of an older one, which has no head.
  let version: Int
  private let clock: @Sendable () -> Date
  /// The file that was opened; `nil` for one that is only read.
  private let identity: FileIdentity?
  private let state: Mutex<State>

  private struct State {
    var keys: RecordKeys
    /// Tells the wrapping of the data key that these keys belong to.
    var keyChecksum: Data?
    var isDamaged = false
    /// The tables are known to be this program's own in this version of SQLite's.
    var knownSchema: Int?
    /// The file as it was after what was written last; `nil` before.
    var fileState: FileState?
    /// SQLite's number for what others have stored.
    var dataVersion: Int?
    /// Whether something else than this program wrote into the file.
    var isWrittenOver = false
    /// The newest entry of the log that was seen: one that is older comes from an older copy of the file.
    var lastLogID: Int64 = 0
  }

  /// - Parameters:
  ///   - keyChecksum: that of the wrapped key which the keys were in.
  ///   - version: the file's.
  ///   - isOnlyForReading: whether nothing may be written, to the file or beside it.
  init(
    path: String, database: DatabaseQueue, keys: RecordKeys, keyChecksum: Data, version: Int,
    environment: StoreEnvironment, isOnlyForReading: Bool = false
  ) {
    self.path = path
    self.database = database
    self.version = version
    self.isOnlyForReading = isOnlyForReading
    identity = isOnlyForReading ? nil : FileIdentity(path)
    state = Mutex(State(keys: keys, keyChecksum: keyChecksum))
    user = environment.user
    clock = environment.now
    timeAheadOfClock = Self.timeAhead(of: environment.now(), database, keys)
  }

  var keys: RecordKeys { state.withLock { $0.keys } }

  /// Goes on with other keys, which are in the file already.
  func goOn(with keys: RecordKeys, checksum: Data) {
    state.withLock {
      $0.keys = keys
      $0.keyChecksum = checksum
    }
  }

  /// Closes the file. Nothing can be done with the store afterward.
  package func close() throws(RecordProblem) {
    if state.withLock({ $0.isWrittenOver }) {
      // SQLite would fold the write-ahead log into what somebody else put there. Left beside it, it is noticed when the
      // file is opened.
      _ = Unmanaged.passRetained(database)
      return
    }
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
  package var isDamaged: Bool { state.withLock { $0.isDamaged } }

  func foundDamage() { state.withLock { $0.isDamaged = true } }

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
        try requireSameKey(database)
        return try work(database)
      }
    }
  }

  /// One transaction that is stored at once. It never waits inside: others can be writing too.
  ///
  /// - Parameter work: must not take the transaction out.
  /// - Throws: `fileGone` also when the file went away while it was being written.
  func write<Value>(_ work: (Transaction) throws -> Value) throws(RecordProblem) -> Value {
    try requireWritable()
    return try noticingDamage {
      try requireFile()
      let (value, lastLogID) = try database.write { database in
        try requireSameKey(database)
        try requireNotWrittenOver(database)
        let transaction = Transaction(database, keys: keys, head: try trustedHead(database))
        let value = try work(transaction)
        try transaction.finish()
        return (value, transaction.head[.log].lastID)
      }
      try requireFile()
      state.withLock {
        $0.lastLogID = max($0.lastLogID, lastLogID)
        $0.fileState = FileState(path)
      }
      return value
    }
  }

  /// Moves what was stored last from the write-ahead log beside the file into the file itself, so that whoever copies
  /// only the file has it too. Where others are reading, some of it stays for later.
  package func foldWriteAheadLog() {
    if state.withLock({ $0.isWrittenOver }) { return }
    _ = try? database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
    noteFileState()
  }

  func requireWritable() throws(RecordProblem) {
    if isDamaged { throw RecordProblem(.onlyRead, path: path) }
    if isOnlyForReading { throw RecordProblem(.notWritable(.file), path: path) }
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

  // MARK: What another program did to the file

  /// - Throws: `fileGone`, after what was stored before has been put into the file itself, wherever that is now.
  func requireFile() throws {
    guard FileIdentity(path) != identity else { return }
    _ = try? emptyWriteAheadLog()
    throw RecordProblem.Kind.fileGone
  }

  /// Notes that what was written to the file until now was this program's.
  func noteFileState() { state.withLock { $0.fileState = FileState(path) } }

  /// Looks whether somebody wrote into the file although no other program stored anything: a copy that was put over it,
  /// of which SQLite would go on to use some pages and not others.
  ///
  /// - Throws: `fileGone`.
  private func requireNotWrittenOver(_ database: Database) throws {
    let dataVersion = try Int.fetchOne(database, sql: "PRAGMA data_version")
    let isSuspect = state.withLock { state in
      if state.dataVersion == dataVersion { return state.fileState != nil && state.fileState != FileState(path) }
      // Others stored something, and folded it in.
      state.dataVersion = dataVersion
      state.fileState = FileState(path)
      return false
    }
    guard isSuspect else { return }
    // What is in memory is as it was: it is read anew.
    try database.execute(sql: "PRAGMA shrink_memory")
    if let head = try? trustedHead(database), (try? Head(counting: database, keys: keys, before: head)) == head {
      return
    }
    state.withLock { $0.isWrittenOver = true }
    throw RecordProblem.Kind.fileGone
  }

  /// - Throws: `keyChanged`.
  func requireSameKey(_ database: Database) throws {
    let known = state.withLock { $0.keyChecksum }
    guard let present = try WrappedKey.checksum(in: database), present != known else { return }
    throw RecordProblem.Kind.keyChanged
  }

  /// Costs one number as long as nobody changed the tables.
  private func requireKnownSchema(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA schema_version")
    if version != nil, version == state.withLock({ $0.knownSchema }) { return }
    guard try Schema.foreignParts(of: database, version: Schema.latest).isEmpty else {
      throw RecordProblem.Kind.damaged
    }
    state.withLock { $0.knownSchema = version }
  }

  // MARK: The head

  /// Whether the tables are this program's own, and the account of the rows fits them.
  ///
  /// - Parameter thoroughly: looks at every row; otherwise only at what costs the same however much there is.
  func isWhole(thoroughly: Bool) -> Bool {
    let isWhole = try? read { database in
      guard try Schema.foreignParts(of: database, version: version).isEmpty, let head = try head(database) else {
        return false
      }
      if thoroughly { return try Head(counting: database, keys: keys, before: head) == head }
      return try Table.log.highestID(database) == head[.log].lastID
    }
    return isWhole ?? false
  }

  /// The account of the rows, of a file to which more may be written.
  ///
  /// - Throws: `damaged`, `fileGone`.
  func trustedHead(_ database: Database) throws -> Head {
    try requireKnownSchema(database)
    guard let head = try head(database) else { throw RecordProblem.Kind.damaged }
    return head
  }

  /// The account of the rows.
  ///
  /// - Returns: `nil` when it is not what the program wrote, or is not there.
  /// - Throws: `fileGone` for one that is older than what was seen before.
  func head(_ database: Database) throws -> Head? {
    guard version == Schema.latest else { return nil }
    let head: Head
    do {
      head = try Head(database, keys: keys)
    } catch is Seal.Broken {
      return nil
    }
    if head[.log].lastID < state.withLock({ $0.lastLogID }) { throw RecordProblem.Kind.fileGone }
    return head
  }
}
