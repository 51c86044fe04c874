import Glibc

/// A file that a command reads, or standard input.
final class InputFile {
  /// As messages name it.
  let name: String
  private let descriptor: Int32

  /// - Parameter path: `-` is standard input.
  init(_ path: String) throws(FileFailure) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileFailure(name: name, number: errno) }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// - Returns: how many bytes of the buffer were filled; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileFailure(name: name, number: errno) }
    }
  }

  /// The bytes up to the end; of a longer file little more than so many.
  func readAll(upTo longest: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < longest {
      let count = try piece.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }
}
