import Glibc
import TerminalKit

/// Writes a text to a new file that only its owner may read.
enum NewFile {
  /// - Parameter path: where it goes; `~/` is the home folder.
  /// - Returns: what is in the way, in few words; `nil` when all of it is on the disk.
  static func write(_ text: String, to path: String) -> String? {
    var path = path
    if path.hasPrefix("~/"), let home = Environment.value("HOME") { path = home + path.dropFirst() }
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { return problem(errno) }
    defer { close(file) }
    do {
      try Array(text.utf8).withUnsafeBytes { try writeAll($0, to: file, name: path) }
    } catch {
      // Half a summary is worse than none.
      unlink(path)
      return problem((error as? FileFailure)?.number ?? EIO)
    }
    guard fsync(file) == 0 else {
      let number = errno
      unlink(path)
      return problem(number)
    }
    return nil
  }

  private static func problem(_ number: Int32) -> String {
    switch number {
    case EEXIST: "There is a file of this name. Please take another."
    case ENOENT, ENOTDIR: "There is no such folder."
    case EACCES, EPERM, EROFS: "You may not write there. Please take another place."
    case ENOSPC, EDQUOT: "The disk is full."
    default: "That did not work: \(String(cString: strerror(number)))."
    }
  }
}
