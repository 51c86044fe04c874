import Crypto
import Foundation
import GRDB
import Secrets

/// A file of records that is not open: it may not even be there.
package final class RecordFile: Sendable {
  package let path: String
  let environment: StoreEnvironment
  private let tries: PassphraseTries

  package init(_ path: String, environment: StoreEnvironment = StoreEnvironment()) {
    self.path = path
    self.environment = environment
    tries = PassphraseTries(pause: environment.pause)
  }

  /// Whether there is anything at the path.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Says what is wrong with the file before anybody is asked for a passphrase.
  ///
  /// - Throws: `missing`, `empty`, `notRecords`, `openToOthers`, `othersFile`, `folderOpenToOthers`, `notWritable`.
  package func check() throws(RecordProblem) {
    try RecordProblem.naming(path) { try PrivateFile.check(path) }
  }

  /// The same, for whoever only wants to read, also a backup.
  ///
  /// - Throws: `missing`, `empty`, `notRecords`; of records that are in use, what `check` throws.
  package func checkToRead() throws(RecordProblem) {
    try RecordProblem.naming(path) {
      if try PrivateFile.use(of: path) == .records { try PrivateFile.check(path) }
    }
  }

  /// Begins new records. The folder must be there.
  ///
  /// - Parameters:
  ///   - passphrase: at least 8 characters. There is no way in without it.
  ///   - cost: how much work each try of a passphrase is.
  /// - Throws: `alreadyThere`, `leftOver`, `passphraseTooShort`, `folderMissing`, `notPrivate`, `notWritable`,
  ///   `diskFull`.
  package func create(passphrase: String, cost: Scrypt = .forPassphrases) throws(RecordProblem) -> RecordStore {
    try RecordProblem.naming(path) {
      guard !exists else { throw RecordProblem.Kind.alreadyThere }
      // SQLite would take it for the new file's own.
      for file in Self.besides(path) where FileManager.default.fileExists(atPath: file) {
        throw RecordProblem.Kind.leftOver(file)
      }
      let key = SymmetricKey(size: .bits256)
      let wrapped = try WrappedKey(wrapping: key, passphrase: passphrase, cost: cost)
      // Made complete under another name: whatever happens meanwhile, no half-made records stand at the path.
      let unfinished = "\(path).new-\(getpid())"
      PrivateFile.remove(unfinished)
      try PrivateFile.create(unfinished, for: .records)
      defer { PrivateFile.remove(unfinished) }
      let database = try connect(unfinished)
      try database.write { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      let keys = RecordKeys(data: key)
      try Schema.migrator(fillHead: { database in
        try wrapped.store(in: database)
        try Head().store(in: database, keys: keys)
      }).migrate(database)
      try database.close()
      try PrivateFile.flush(unfinished)
      try PrivateFile.moveBeside(unfinished, to: path)
      try PrivateFile.flush(path)
      let store = try openChecked(key: { _ in (key, Schema.latest) })
      try store.log(.created)
      return store
    }
  }

  /// Opens the records. It costs the same however much is in them, but for the first opening after a program that was
  /// killed, and for the one that brings a file of an older version up to date.
  ///
  /// - Throws: `wrongPassphrase`, after a pause that grows with each wrong one; `keyDamaged`; `newerVersion`; `isBackup`;
  ///   and what `check` throws.
  package func open(passphrase: String) throws(RecordProblem) -> RecordStore {
    try RecordProblem.naming(path) {
      let store = try openChecked(
        key: { wrapped in try self.tries.try { try wrapped.key(openedBy: passphrase) } },
        upgrade: { wrapped, key in try wrapped.rewrapping(key, passphrase: passphrase) })
      try store.log(.opened)
      return store
    }
  }

  /// Opens the file for reading only: it stays as it is to the last byte, and nothing is written beside it. A backup can
  /// be anywhere, also where nothing can be written, or where files have no owner.
  ///
  /// - Throws: `wrongPassphrase`, after a pause that grows with each wrong one; `keyDamaged`, `newerVersion`; and of
  ///   records that are in use what `check` throws.
  package func openForReading(passphrase: String) throws(RecordProblem) -> RecordStore {
    try RecordProblem.naming(path) {
      let database = try readingConnection()
      let (wrapped, version, isOurs) = try database.read { database in
        let version = try Schema.version(of: database)
        return (
          try WrappedKey(database), version, try Schema.foreignParts(of: database, version: version).isEmpty
        )
      }
      let (key, keyVersion) = try tries.try { try wrapped.key(openedBy: passphrase) }
      let store = RecordStore(
        path: path, database: database, keys: RecordKeys(data: key), keyChecksum: wrapped.checksum, version: version,
        environment: environment, isOnlyForReading: true)
      if !isOurs || keyVersion != version { store.foundDamage() }
      return store
    }
  }

  /// Opens for reading what is not to be written to, or cannot be; the records themselves so that it goes into their log.
  ///
  /// - Throws: what `open` and `openForReading` throw.
  package func openToRead(passphrase: String) throws(RecordProblem) -> RecordStore {
    let use = try RecordProblem.naming(path) { try PrivateFile.use(of: path) }
    guard use == .records else { return try openForReading(passphrase: passphrase) }
    do {
      return try open(passphrase: passphrase)
    } catch  where [.diskFull, .isBackup].contains(error.kind) {
      return try openForReading(passphrase: passphrase)
    }
  }

  /// - Parameters:
  ///   - key: opens the data key, and tells for which version of the file it was wrapped.
  ///   - upgrade: wraps the new data key of a file of an older version.
  private func openChecked(
    key: (WrappedKey) throws -> (key: SymmetricKey, version: Int),
    upgrade: ((WrappedKey, SymmetricKey) throws -> WrappedKey)? = nil
  ) throws -> RecordStore {
    try PrivateFile.check(path)
    let wasClosed = !PrivateFile.hasContent("\(path)-wal")
    let database = try connect(path)
    if try database.read({ try Int32.fetchOne($0, sql: "PRAGMA user_version") }) == Schema.backupMark {
      throw RecordProblem.Kind.isBackup
    }
    let version = try Self.version(of: database)
    var wrapped = try database.read { try WrappedKey($0) }
    var (dataKey, keyVersion) = try key(wrapped)
    var isDamaged = version != keyVersion
    if !isDamaged, keyVersion < Schema.latest, let upgrade {
      let newKey = SymmetricKey(size: .bits256)
      let newWrapped = try upgrade(wrapped, newKey)
      if try Self.bringUpToDate(database, from: RecordKeys(data: dataKey), to: RecordKeys(data: newKey), newWrapped) {
        (dataKey, keyVersion, wrapped) = (newKey, Schema.latest, newWrapped)
      } else {
        isDamaged = true
      }
    }
    let store = RecordStore(
      path: path, database: database, keys: RecordKeys(data: dataKey), keyChecksum: wrapped.checksum,
      version: keyVersion, environment: environment)
    if isDamaged || !store.isWhole(thoroughly: !wasClosed) { store.foundDamage() }
    return store
  }

  /// - Returns: `nil` for a file that is so damaged that it cannot be told.
  private static func version(of database: DatabaseQueue) throws -> Int? {
    do {
      return try database.read { try Schema.version(of: $0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return nil
    }
  }

  /// Makes a file of an older version one of this version, with an account of its rows, and under a new key: with the
  /// old one it could be passed off as a file that never had an account.
  ///
  /// - Returns: `false` when the file turned out to be damaged, or to hold what is not ours; it is then left as it is.
  private static func bringUpToDate(
    _ database: DatabaseQueue, from old: RecordKeys, to new: RecordKeys, _ wrapped: WrappedKey
  ) throws -> Bool {
    do {
      guard try database.read({ try Schema.foreignParts(of: $0, version: 1) }).isEmpty else { return false }
      try Schema.migrator(fillHead: { database in
        try Rekeying(old: old, new: new).run(in: database, before: nil)
        try wrapped.store(in: database)
      }).migrate(database)
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }

  // MARK: SQLite

  /// Opens the SQLite file.
  func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = self.configuration
    configuration.prepareDatabase { database in
      // Readers and a writer do not wait for each other.
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // Each transaction is on the disk before its call returns. With less, a power cut could take the last ones.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // What is deleted is overwritten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Opens the SQLite file without writing to it.
  private func readingConnection() throws -> DatabaseQueue {
    switch try PrivateFile.use(of: path) {
    case .records:
      try PrivateFile.check(path)
      var configuration = self.configuration
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch  where !PrivateFile.hasContent("\(path)-wal") {
        // Readers of records in use need room beside them, which a full disk does not have.
        return try readingCopy()
      }
    case .backup:
      var configuration = self.configuration
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration)
    case .recordsOutOfUse:
      return try readingCopy()
    }
  }

  /// The file in memory.
  private func readingCopy() throws -> DatabaseQueue {
    let database = try DatabaseQueue(configuration: configuration)
    try database.writeWithoutTransaction { try SQLiteImage.load(path, into: $0) }
    return database
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "records"
    // Another counselor's transaction takes milliseconds; a backup does not stand in the way.
    configuration.busyMode = .timeout(environment.patience / .seconds(1))
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      // Nothing is written elsewhere, and no function that somebody put into the file's schema is run.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  /// What SQLite keeps beside a file.
  static func besides(_ path: String) -> [String] { ["\(path)-wal", "\(path)-shm", "\(path)-journal"] }
}
