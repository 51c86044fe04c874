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
      guard let status = FileState.status(of: path) else { return nil }
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

/// What shows that somebody wrote to a file: its size, and when it was last written to.
struct FileState: Sendable, Equatable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  init?(_ path: String) {
    guard let status = Self.status(of: path) else { return nil }
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }

  fileprivate static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
