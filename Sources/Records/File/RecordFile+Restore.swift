import Foundation
import GRDB

extension RecordFile {
  /// Puts a backup in the place of the records, after it has been checked to the last row.
  ///
  /// The backup itself is only read, and the replaced file is kept beside the records.
  ///
  /// - Returns: where the replaced file is now; `nil` when there was none.
  /// - Throws: `wrongPassphrase` for the backup, `damaged` when anything in it is; `inUse` while another program has the
  ///   records open; and what `RecordFile.check` throws of the backup, but for its mode.
  @discardableResult
  package func restore(from backup: String, passphrase: String) throws(RecordProblem) -> String? {
    let candidate = RecordFile("\(path).restoring-\(getpid())", environment: environment)
    defer { for file in [candidate.path] + Self.besides(candidate.path) { PrivateFile.remove(file) } }
    try RecordProblem.naming(backup) {
      do {
        try PrivateFile.checkContent(backup)
        try RecordProblem.naming(path) {
          try Self.copy(backup, to: candidate.path)
          try PrivateFile.mark(candidate.path, as: 0)
        }
        try candidate.makeReady(passphrase: passphrase)
      } catch let problem as RecordProblem where problem.path == candidate.path {
        throw problem.kind
      }
    }
    return try RecordProblem.naming(path) {
      let kept = try keepReplaced()
      try PrivateFile.move(candidate.path, over: path)
      try PrivateFile.flush(path)
      return kept
    }
  }

  /// Opens the copy of a backup, reads all of it, and closes it as one file.
  private func makeReady(passphrase: String) throws {
    let store = try open(passphrase: passphrase)
    guard try store.verify().problems.isEmpty else { throw RecordProblem.Kind.damaged }
    try store.log(.restored)
    try store.emptyWriteAheadLog()
    try store.close()
    try PrivateFile.flush(path)
  }

  /// Gives the file that is to be replaced a name of its own. Where the disk can, it also stays at its path until the
  /// backup takes it.
  private func keepReplaced() throws -> String? {
    guard exists else { return nil }
    try closeForOthers()
    let time = environment.now().formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
    let kept = "\(path).replaced-\(time)"
    try PrivateFile.moveBeside(path, to: kept)
    // A write-ahead log belongs to its file alone. There is one only where the file is damaged.
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try PrivateFile.move(path + suffix, over: kept + suffix)
    }
    return kept
  }

  /// Makes the records one file without a write-ahead log, which is only possible while nobody else has them open.
  private func closeForOthers() throws {
    do {
      let database = try connect(path)
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try database.close()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw RecordProblem.Kind.inUse
      // A backup is put in the place of a damaged file above all.
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: return
      default: throw error
      }
    }
  }

  private static func copy(_ file: String, to copy: String) throws {
    for file in [copy] + besides(copy) { PrivateFile.remove(file) }
    try PrivateFile.create(copy, for: .records)
    guard let input = FileHandle(forReadingAtPath: file), let output = FileHandle(forWritingAtPath: copy) else {
      throw RecordProblem.Kind.notWritable(.file)
    }
    defer {
      try? input.close()
      try? output.close()
    }
    do {
      while let block = try input.read(upToCount: 1 << 20), !block.isEmpty { try output.write(contentsOf: block) }
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw RecordProblem.Kind.diskFull
    }
  }
}
