import Foundation

/// Files that only their owner may read: made, checked, moved, and put on the disk for good.
enum PrivateFile {
  /// What a file is for: records are only where their owner alone can read them; a backup, which nobody can read without
  /// its passphrase, may lie on a disk that knows no owners, as the usual USB sticks do.
  enum Use {
    case records
    /// Records that were put where nothing can be written, and that no program has open.
    case recordsOutOfUse
    case backup
  }

  /// Makes an empty file that only its owner may read and write, as far as the disk can keep it so.
  ///
  /// - Throws: `alreadyThere`, `folderMissing`, `notWritable`, `diskFull`; for records `notPrivate`. There is then no
  ///   file.
  static func create(_ path: String, for use: Use) throws {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(errno, path) }
    defer { Foundation.close(descriptor) }
    // The process's mask may only have taken away too much.
    var status = stat()
    let isPrivate = fchmod(descriptor, 0o600) == 0 && fstat(descriptor, &status) == 0 && status.st_mode & 0o077 == 0
    if !isPrivate && use == .records {
      remove(path)
      throw RecordProblem.Kind.notPrivate(folder: folder(of: path))
    }
  }

  /// Checks that there is a file here that may be opened as records.
  ///
  /// - Throws: `missing`, `empty`, `notRecords`, `openToOthers`, `othersFile`, `folderOpenToOthers`, `notWritable`.
  static func check(_ path: String) throws {
    try checkContent(path)
    let file = try status(path)
    guard file.st_mode & 0o077 == 0 else {
      throw RecordProblem.Kind.openToOthers(mode: String(file.st_mode & 0o777, radix: 8))
    }
    guard file.st_uid == geteuid() else { throw RecordProblem.Kind.othersFile }
    let folder = folder(of: path)
    let folderMode = try status(folder).st_mode
    // Whoever may write to the folder can put another file in the place of this one; with the sticky bit, only theirs.
    guard folderMode & 0o002 == 0 || folderMode & 0o1000 != 0 else {
      throw RecordProblem.Kind.folderOpenToOthers(folder)
    }
    guard access(path, R_OK | W_OK) == 0 else { throw RecordProblem.Kind.notWritable(.file) }
    guard access(folder, W_OK | X_OK) == 0 else { throw RecordProblem.Kind.notWritable(.folder(folder)) }
  }

  /// What the file at the path is for, as far as it can be told by its beginning and by where it lies.
  ///
  /// - Throws: `missing`, `empty`, `notRecords`; `notWritable` where the file alone does not have all of the records.
  static func use(of path: String) throws -> Use {
    try checkContent(path)
    guard try head(of: path)[18] == writeAheadLogMark else { return .backup }
    if access(path, R_OK | W_OK) == 0 && access(folder(of: path), W_OK | X_OK) == 0 { return .records }
    if hasContent("\(path)-wal") { throw RecordProblem.Kind.notWritable(.file) }
    return .recordsOutOfUse
  }

  /// SQLite's "file format write version" of a file that has a write-ahead log.
  private static let writeAheadLogMark: UInt8 = 2

  /// Whether there is a file here with anything in it.
  static func hasContent(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Marks a file as a backup, in the place that SQLite leaves to programs.
  static func mark(_ path: String, as mark: Int32) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(errno, path) }
    defer { Foundation.close(descriptor) }
    var mark = mark.bigEndian
    guard pwrite(descriptor, &mark, 4, 60) == 4 else { throw problem(errno, path) }
  }

  /// Checks that a file begins as records do: SQLite's mark, then ours.
  static func checkContent(_ path: String) throws {
    let status = try status(path)
    guard status.st_mode & S_IFMT == S_IFREG else { throw RecordProblem.Kind.notRecords }
    guard status.st_size > 0 else { throw RecordProblem.Kind.empty }
    let head = try head(of: path)
    let mark = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Data($0) }
    guard head.count == 100, head.prefix(16) == Data("SQLite format 3\0".utf8), head[68..<72] == mark else {
      throw RecordProblem.Kind.notRecords
    }
  }

  /// The first hundred bytes, or fewer.
  private static func head(of path: String) throws -> Data {
    guard let file = FileHandle(forReadingAtPath: path) else { throw RecordProblem.Kind.notWritable(.file) }
    defer { try? file.close() }
    return try file.read(upToCount: 100) ?? Data()
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

  /// Gives a file another name, unless there is a file of that name. Where the disk can, it keeps the old one too.
  static func moveBeside(_ path: String, to other: String) throws {
    if link(path, other) == 0 { return }
    guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else { throw problem(errno, other) }
    // The usual USB sticks know no second names: the name is taken by an empty file first, so that nothing is overwritten.
    let placeholder = open(other, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard placeholder >= 0 else { throw problem(errno, other) }
    Foundation.close(placeholder)
    try move(path, over: other)
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
