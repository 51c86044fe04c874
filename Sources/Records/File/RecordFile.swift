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
  /// - Throws: `missing`, `empty`, `notRecords`, `openToOthers`, `notWritable`.
  package func check() throws(RecordProblem) {
    try RecordProblem.naming(path) { try PrivateFile.check(path) }
  }

  /// Begins new records. The folder must be there.
  ///
  /// - Parameters:
  ///   - passphrase: at least 8 characters. There is no way in without it.
  ///   - cost: how much work each try of a passphrase is.
  /// - Throws: `alreadyThere`, `passphraseTooShort`, `folderMissing`, `notWritable`, `diskFull`.
  package func create(passphrase: String, cost: Scrypt = .forPassphrases) throws(RecordProblem) -> RecordStore {
    try RecordProblem.naming(path) {
      guard !exists else { throw RecordProblem.Kind.alreadyThere }
      let key = SymmetricKey(size: .bits256)
      let wrapped = try WrappedKey(wrapping: key, passphrase: passphrase, cost: cost)
      // Made complete under another name: whatever happens meanwhile, no half-made records stand at the path.
      let unfinished = "\(path).new-\(getpid())"
      PrivateFile.remove(unfinished)
      try PrivateFile.create(unfinished)
      defer { PrivateFile.remove(unfinished) }
      let database = try connect(unfinished)
      try database.write { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(database)
      try database.write { try wrapped.store(in: $0) }
      try database.close()
      try PrivateFile.flush(unfinished)
      try PrivateFile.link(unfinished, as: path)
      try PrivateFile.flush(path)
      let store = try openChecked(key: { _ in key })
      try store.log(.created)
      return store
    }
  }

  /// Opens the records. It costs the same however much is in them.
  ///
  /// - Throws: `wrongPassphrase`, after a pause that grows with each wrong one; `keyDamaged`; `newerVersion`; and what
  ///   `check` throws.
  package func open(passphrase: String) throws(RecordProblem) -> RecordStore {
    try RecordProblem.naming(path) {
      let store = try openChecked(key: { wrapped in try self.tries.try { try wrapped.key(openedBy: passphrase) } })
      try store.log(.opened)
      return store
    }
  }

  private func openChecked(key: (WrappedKey) throws -> SymmetricKey) throws -> RecordStore {
    try PrivateFile.check(path)
    let database = try connect(path)
    let isDamaged = try Self.bringUpToDate(database)
    let keys = RecordKeys(data: try key(try database.read { try WrappedKey($0) }))
    let store = RecordStore(path: path, database: database, keys: keys, environment: environment)
    if isDamaged { store.foundDamage() }
    return store
  }

  /// - Returns: whether the file turned out to be damaged; it is then left as it is.
  private static func bringUpToDate(_ database: DatabaseQueue) throws -> Bool {
    let migrator = Schema.migrator
    do {
      if try database.read(migrator.hasBeenSuperseded) { throw RecordProblem.Kind.newerVersion }
      if try !database.read(migrator.hasCompletedMigrations) { try migrator.migrate(database) }
      return false
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return true
    }
  }

  /// Opens the SQLite file.
  func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "records"
    // Another counselor's transaction takes milliseconds; a backup does not stand in the way.
    configuration.busyMode = .timeout(environment.patience / .seconds(1))
    configuration.prepareDatabase { database in
      // Readers and a writer do not wait for each other.
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // Each transaction is on the disk before its call returns. With less, a power cut could take the last ones.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // What is deleted is overwritten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      // Nothing is written elsewhere, and nothing that somebody put into the file's schema is run.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
