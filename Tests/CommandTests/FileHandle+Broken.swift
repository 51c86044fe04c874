import Foundation
import Testing
import TestSupport

/// Places that cannot be written to.
extension FileHandle {
  /// The writing end of a pipe that nobody reads from any more.
  static func closedPipe() throws -> FileHandle {
    try TemporaryFolder.with { folder in
      let path = "\(folder.path)/pipe"
      try #require(mkfifo(path, 0o600) == 0)
      // Not passed on to the programs that other tests start meanwhile, which would keep the pipe open.
      let reading = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      let writing = open(path, O_WRONLY | O_CLOEXEC)
      try FileHandle(fileDescriptor: reading).close()
      try #require(writing >= 0)
      return FileHandle(fileDescriptor: writing, closeOnDealloc: true)
    }
  }

  /// A file on a disk without room.
  static var fullDisk: FileHandle? { FileHandle(forWritingAtPath: "/dev/full") }
}
