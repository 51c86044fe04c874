import Glibc

/// A small file that many programs change in turns, each in its own place: it is never replaced by another.
struct SharedFile {
  let path: String
  /// The tenths of a second to wait for the other programs' turns.
  private static let patience = 50

  /// The reason why the file cannot be used, in a few words.
  struct Failure: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    init(number: Int32) { reason = String(cString: strerror(number)) }
  }

  /// Reads it without changing anything, once it is clear that it could be changed, or begun where there is none.
  ///
  /// - Returns: `nil` where there is no file yet.
  func look<Result>(_ read: (OpenFile) throws -> Result) throws -> Result? {
    let file: OpenFile
    do {
      file = try open(O_RDWR)
    } catch let failure where failure.number == ENOENT {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
      guard access(folder, W_OK | X_OK) == 0 else { throw Failure(number: errno) }
      return nil
    } catch {
      throw error.failure
    }
    defer { Glibc.close(file.descriptor) }
    return try read(file)
  }

  /// Lets no other program at it meanwhile. A file that is not there is begun.
  ///
  /// - Parameter mode: of a new file.
  func change<Result>(mode: mode_t, _ change: (OpenFile) throws -> Result) throws -> Result {
    let file: OpenFile
    do {
      file = try open(O_RDWR | O_CREAT, mode: mode)
    } catch {
      throw error.failure
    }
    // This ends the turn too.
    defer { Glibc.close(file.descriptor) }
    try waitForTurn(file)
    return try change(file)
  }

  private struct CannotOpen: Error {
    let number: Int32
    let failure: Failure
  }

  /// What is no plain file, or a link to one, is neither followed nor waited for.
  private func open(_ flags: Int32, mode: mode_t = 0) throws(CannotOpen) -> OpenFile {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    guard descriptor >= 0 else {
      let number = errno
      throw CannotOpen(
        number: number,
        failure: number == ELOOP ? Failure("it is a link; name the file itself") : Failure(number: number))
    }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      Glibc.close(descriptor)
      throw CannotOpen(number: 0, failure: Failure("it is no plain file"))
    }
    return OpenFile(descriptor: descriptor)
  }

  private func waitForTurn(_ file: OpenFile) throws(Failure) {
    for _ in 0..<Self.patience {
      if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Failure(number: errno) }
      usleep(100_000)
    }
    throw Failure("another program does not let go of it")
  }
}

/// A file that is open to be read and changed.
struct OpenFile {
  let descriptor: Int32

  var size: Int {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : 0
  }

  /// As many bytes as there are from this place on, and no more than so many.
  func bytes(at offset: Int, atMost count: Int) throws(SharedFile.Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = pread(descriptor, &bytes, count, off_t(offset))
    guard read >= 0 else { throw SharedFile.Failure(number: errno) }
    return Array(bytes[..<read])
  }

  /// Writes in one step, and waits until it is on the disk.
  func write(_ bytes: [UInt8], at offset: Int) throws(SharedFile.Failure) {
    let written = pwrite(descriptor, bytes, bytes.count, off_t(offset))
    guard written == bytes.count else { throw SharedFile.Failure(number: written < 0 ? errno : ENOSPC) }
    guard fdatasync(descriptor) == 0 else { throw SharedFile.Failure(number: errno) }
  }
}
