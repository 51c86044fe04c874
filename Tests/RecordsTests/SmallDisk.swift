import Foundation
import Testing

/// A disk of its own in memory, of 512 KiB.
final class SmallDisk {
  let folder: Folder

  /// Whether this user may mount disks here.
  static let isPossible = (try? SmallDisk()) != nil

  struct NotMounted: Error {}

  init() throws {
    folder = try Folder()
    try Self.run("mount", "-t", "tmpfs", "-o", "size=512k,mode=700", "tmpfs", folder.path)
  }

  deinit {
    try? Self.run("umount", "-l", folder.path)
  }

  /// Uses up what room there is.
  func fill() throws {
    let file = "\(folder.path)/filling"
    try Data().write(to: URL(filePath: file))
    let handle = try #require(FileHandle(forWritingAtPath: file))
    defer { try? handle.close() }
    while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
  }

  /// Makes room for more.
  func grow() throws { try Self.run("mount", "-o", "remount,size=4m", folder.path) }

  func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", folder.path) }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw NotMounted() }
  }
}
