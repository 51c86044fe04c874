import Foundation
import GRDB

extension RecordStore {
  /// Writes a copy of the records to a new file that only its owner may read, where the disk can keep it so. It opens with
  /// the same passphrase, and is only read until it is restored.
  ///
  /// Others can go on writing meanwhile; the copy is the records at one moment. It is checked before it counts as made.
  ///
  /// - Throws: `alreadyThere`: a backup never overwrites anything; `onlyRead`: a damaged file is not copied over good
  ///   backups; `folderMissing`, `notWritable`, `diskFull`.
  package func backUp(to copy: String) throws(RecordProblem) {
    try requireWritable()
    try log(.backedUp)
    try RecordProblem.naming(copy) { try PrivateFile.create(copy, for: .backup) }
    do {
      // Reading can fail on the records, writing on the copy: SQLite says no more than what failed.
      try RecordProblem.naming(copy) {
        try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        try PrivateFile.mark(copy, as: Schema.backupMark)
        try PrivateFile.flush(copy)
        try Self.check(copy)
      }
    } catch {
      PrivateFile.remove(copy)
      if error.kind == .damaged { foundDamage() }
      throw error.kind == .damaged ? RecordProblem(.damaged, path: path) : error
    }
  }

  private static func check(_ copy: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let database = try DatabaseQueue(path: copy, configuration: configuration)
    let lines = try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(1)") }
    try database.close()
    guard lines == ["ok"] else { throw RecordProblem.Kind.failed("the copy is not whole") }
  }
}
