import Foundation

/// The built program that the tests run.
package enum Program {
  struct NotFound: Error, CustomStringConvertible {
    let description: String
  }

  /// `selfscreen`, which is built into the folder that the test executable is in, or into one above it.
  package static func url() throws -> URL { try found.get() }

  /// The same as a path.
  package static func path() throws -> String { try url().path }

  /// The path of a program that is built only for tests, beside `selfscreen`.
  package static func helper(_ name: String) throws -> String {
    try url().deletingLastPathComponent().appending(path: name).path
  }

  /// The folder of the package.
  package static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let found = Result {
    let executables = ["/proc/self/exe", CommandLine.arguments[0]].map { URL(filePath: $0).resolvingSymlinksInPath() }
    let folders = executables.flatMap { executable in
      sequence(first: executable.deletingLastPathComponent()) { $0.deletingLastPathComponent() }.prefix(4)
    }
    let candidates = folders.map { $0.appending(path: "selfscreen") }
    guard let program = candidates.first(where: isProgram) else {
      throw NotFound(description: "selfscreen is not built; it is not in \(folders.map(\.path))")
    }
    return program
  }

  private static func isProgram(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: url.path)
  }
}
