import Foundation

/// The built program that the tests run.
enum Program {
  struct NotFound: Error, CustomStringConvertible {
    let description: String
  }

  /// The path of `selfscreen`, which is built into the folder that the test bundle is in.
  static func path() throws -> String {
    let folders = testFolders + [repository.appendingPathComponent(".build/debug")]
    let candidates = folders.map { $0.appendingPathComponent("selfscreen").path }
    guard let path = candidates.first(where: isProgram) else {
      throw NotFound(description: "selfscreen is not built; looked for it at \(candidates.joined(separator: ", "))")
    }
    return path
  }

  /// The folder of the package.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folders that the running test executable is in, the nearest first.
  private static var testFolders: [URL] {
    let executables = [CommandLine.arguments[0], "/proc/self/exe"]
    return executables.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }.flatMap { executable in
      sequence(first: executable.deletingLastPathComponent()) { $0.deletingLastPathComponent() }.prefix(4)
    }
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }
}
