import Foundation
import GRDB
import GRDBSQLite

/// A SQLite file read into memory as a whole, so that nothing need be written beside it to read it.
enum SQLiteImage {
  /// - Throws: `RecordProblem.Kind.notWritable` when the file cannot be read; `notEnoughMemory`.
  static func load(_ path: String, into database: Database) throws {
    guard var bytes = FileManager.default.contents(atPath: path), bytes.count >= 100 else {
      throw RecordProblem.Kind.notWritable(.file)
    }
    // In memory there is no write-ahead log: SQLite reads only what says that it has none.
    bytes[bytes.startIndex + 18] = 1
    bytes[bytes.startIndex + 19] = 1
    guard let memory = sqlite3_malloc64(sqlite3_uint64(bytes.count)) else { throw RecordProblem.Kind.notEnoughMemory }
    bytes.copyBytes(to: UnsafeMutableRawBufferPointer(start: memory, count: bytes.count))
    let size = sqlite3_int64(bytes.count)
    let result = sqlite3_deserialize(
      database.sqliteConnection, "main", memory.assumingMemoryBound(to: UInt8.self), size, size,
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
    guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
  }
}
