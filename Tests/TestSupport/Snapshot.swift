import Foundation
import Testing

/// Text that a test compares with what was recorded in a file of the folder `Snapshots` of its target.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew, and the tests fail so that nobody takes
/// a recording for a check.
package enum Snapshot {
  /// Records an issue unless the text is as recorded.
  ///
  /// - Parameter testFile: the test's own file.
  package static func check(
    _ text: String, named name: String, of testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if let problem = try problem(with: text, named: name, in: folder(of: testFile)) {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
    }
  }

  private static func folder(of testFile: String) -> URL {
    var folder = URL(filePath: testFile).deletingLastPathComponent()
    while folder.deletingLastPathComponent().lastPathComponent != "Tests", folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "Snapshots")
  }

  /// - Returns: what is not as recorded, or that it was recorded just now; `nil` when all is as recorded.
  private static func problem(with text: String, named name: String, in folder: URL) throws -> String? {
    let file = folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(name)"
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "there is no snapshot \(name); record it with RECORD_SNAPSHOTS=1 and read it"
    }
    return text == expected
      ? nil
      : """
      \(name) is not as recorded; if it should be as it is now, record it with RECORD_SNAPSHOTS=1:
      \(difference(from: expected, to: text))
      """
  }

  /// The lines that were taken away and those that came, each with its number.
  private static func difference(from old: String, to new: String) -> String {
    let (old, new) = (lines(old), lines(new))
    let changes = new.difference(from: old)
    let removed = changes.removals.map { change in mark(change, "-") }
    let inserted = changes.insertions.map { change in mark(change, "+") }
    return (removed + inserted).sorted { ($0.line, $0.text) < ($1.line, $1.text) }.map(\.text).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func mark(
    _ change: CollectionDifference<Substring>.Change, _ sign: String
  ) -> (line: Int, text: String) {
    switch change {
    case .insert(let offset, let line, _), .remove(let offset, let line, _): (offset, "\(sign) \(offset + 1): \(line)")
    }
  }
}
