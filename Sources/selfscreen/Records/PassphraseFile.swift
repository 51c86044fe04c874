import Glibc

/// A passphrase for scripts: the first line of a file that nobody else may read, or of a pipe such as `/dev/fd/3`.
enum PassphraseFile {
  /// - Throws: `NoPassphrase`, `FileFailure`.
  static func read(_ path: String) throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(name: path, number: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileFailure(name: path, number: errno) }
    guard status.st_mode & S_IFMT != S_IFREG || status.st_mode & 0o077 == 0 else {
      throw NoPassphrase(
        description: "\(path): error: other people on this machine may read this passphrase; make the file yours alone "
          + "with 'chmod 600', and change the passphrase if others may have seen it")
    }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= PassphraseText.longest {
      let count = Glibc.read(file, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(name: path, number: errno) }
      if count == 0 || byte == UInt8(ascii: "\n") { break }
      line.append(byte)
    }
    do {
      return try PassphraseText.read(line) { String(validating: $0, as: UTF8.self) }
    } catch {
      throw NoPassphrase(description: "\(path): error: \(error.reason)")
    }
  }
}
