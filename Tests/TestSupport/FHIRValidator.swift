import Foundation

/// The validator, which `Scripts/install --with-tests` puts under `.build`.
package enum FHIRValidator {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = root.appending(path: ".build/fhir-validator/bin/python")

  package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

  /// - Parameter bundles: one a line.
  /// - Returns: what it says on standard output, and what is not FHIR.
  package static func judge(_ bundles: [UInt8]) throws -> (output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "selfscreen-fhir-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
      let url = folder.appending(path: name)
      try Data(bytes).write(to: url)
      return url
    }
    let (output, errors) = (try file("output"), try file("errors"))
    let process = Process()
    process.executableURL = python
    process.arguments = [root.appending(path: "Tests/BatchScoringTests/Validator/validate.py").path]
    process.standardInput = try FileHandle(forReadingFrom: file("input", bundles))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOf: output, encoding: .utf8), try String(contentsOf: errors, encoding: .utf8))
  }
}
