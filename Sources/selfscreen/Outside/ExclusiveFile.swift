import Glibc
import QuestionnaireLibrary
import SelfCheck
import TerminalKit

/// Writes a text to a new file that only its owner may read.
enum ExclusiveFile {
  /// - Parameter path: where it goes; `~/` is the home folder.
  static func write(_ text: String, to path: String) -> Door.Result {
    let path = expanded(path)
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { return .failed(errno) }
    defer { close(file) }
    do {
      try Array(text.utf8).withUnsafeBytes { try writeAll($0, to: file, name: path) }
    } catch {
      // Half a summary is worse than none.
      unlink(path)
      return .failed((error as? FileFailure)?.number ?? EIO)
    }
    guard fsync(file) == 0 else {
      let number = errno
      unlink(path)
      return .failed(number)
    }
    return .saved(path: wholePath(path))
  }

  private static func wholePath(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Environment.value("HOME") else { return path }
    return home + path.dropFirst()
  }

  /// What is in the way, in few words.
  static func problem(_ number: Int32, _ strings: Strings) -> String {
    switch number {
    case EEXIST: strings.saveExists
    case ENOENT, ENOTDIR: strings.saveNoFolder
    case EACCES, EPERM, EROFS: strings.saveNotAllowed
    case ENOSPC, EDQUOT: strings.saveDiskFull
    default: strings.saveFailed(reason: String(cString: strerror(number)))
    }
  }
}
