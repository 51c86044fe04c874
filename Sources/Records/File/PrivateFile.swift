import Foundation

/// Files that only their owner may read: made, checked, moved, and put on the disk for good.
enum PrivateFile {
  /// Makes an empty file that only its owner may read and write.
  ///
  /// - Throws: `alreadyThere`, `folderMissing`, `notWritable`, `diskFull`.
  static func create(_ path: String) throws {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(errno, path) }
    defer { Foundation.close(descriptor) }
    // The process's mask may only have taken away too much.
    guard fchmod(descriptor, 0o600) == 0 else { throw problem(errno, path) }
  }

  /// Checks that there is a file here that may be opened as records.
  ///
  /// - Throws: `missing`, `empty`, `notRecords`, `openToOthers`, `notWritable`.
  static func check(_ path: String) throws {
    try checkContent(path)
    let mode = try status(path).st_mode
    guard mode & 0o077 == 0 else {
      throw RecordProblem.Kind.openToOthers(mode: String(mode & 0o777, radix: 8))
    }
    guard access(path, R_OK | W_OK) == 0 else { throw RecordProblem.Kind.notWritable(.file) }
    let folder = folder(of: path)
    guard access(folder, W_OK | X_OK) == 0 else { throw RecordProblem.Kind.notWritable(.folder(folder)) }
  }

  /// Checks that a file begins as records do: SQLite's mark, then ours.
  static func checkContent(_ path: String) throws {
    let status = try status(path)
    guard status.st_mode & S_IFMT == S_IFREG else { throw RecordProblem.Kind.notRecords }
    guard status.st_size > 0 else { throw RecordProblem.Kind.empty }
    guard let file = FileHandle(forReadingAtPath: path) else { throw RecordProblem.Kind.notWritable(.file) }
    defer { try? file.close() }
    let head = try file.read(upToCount: 100) ?? Data()
    let mark = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Data($0) }
    guard head.count == 100, head.prefix(16) == Data("SQLite format 3\0".utf8), head[68..<72] == mark else {
      throw RecordProblem.Kind.notRecords
    }
  }

  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func status(_ path: String) throws -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // Whoever looks for records has no use for the folder alone.
      throw errno == ENOENT ? RecordProblem.Kind.missing : problem(errno, path)
    }
    return status
  }

  /// Puts what was written to a file, and its name in the folder, on the disk.
  static func flush(_ path: String) throws {
    for name in [path, folder(of: path)] {
      let descriptor = open(name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw problem(errno, name) }
      defer { Foundation.close(descriptor) }
      guard fsync(descriptor) == 0 else { throw problem(errno, name) }
    }
  }

  /// Gives a file a second name, unless there is a file of that name.
  static func link(_ path: String, as other: String) throws {
    guard Foundation.link(path, other) == 0 else { throw problem(errno, other) }
  }

  /// Puts a file in the place of another, at once.
  static func move(_ path: String, over other: String) throws {
    guard rename(path, other) == 0 else { throw problem(errno, other) }
  }

  static func remove(_ path: String) { unlink(path) }

  private static func problem(_ number: Int32, _ path: String) -> RecordProblem.Kind {
    switch number {
    case EEXIST: .alreadyThere
    case ENOENT where !FileManager.default.fileExists(atPath: folder(of: path)): .folderMissing(folder(of: path))
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM, EROFS: .notWritable(.folder(folder(of: path)))
    case ENOSPC, EDQUOT: .diskFull
    default: .failed(String(cString: strerror(number)))
    }
  }
}
