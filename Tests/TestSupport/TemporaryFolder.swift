import Foundation

/// A folder for one test.
package struct TemporaryFolder {
  package let path: String

  /// A folder that stays until it is removed.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "selfscreen-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  /// Works in a folder that is gone afterward.
  package static func with<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try body(folder)
  }

  package func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the folders that its name needs, and gives its path.
  package func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  package func write(_ data: Data, to name: String) throws -> String {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }
}
