import Foundation

/// The file that was opened, told from every other one that may come to stand at its path.
///
/// SQLite goes on writing into a file that was moved or deleted, where nobody will look for it.
struct FileIdentity: Sendable, Equatable {
  private let file: ID
  /// The write-ahead log beside it: what was stored last is only there.
  private let log: ID?

  private struct ID: Equatable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  /// - Returns: `nil` when there is no file at the path.
  init?(_ path: String) {
    guard let file = ID(path) else { return nil }
    self.file = file
    log = ID(path + "-wal")
  }
}
