import Foundation

/// Text that a test compares with what was recorded in a file.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew, and the tests fail so that nobody takes
/// a recording for a check.
package struct SnapshotFile {
  private let file: URL
  private let name: String

  /// - Parameter testFile: the test's own file; the snapshots are in the folder `Snapshots` beside it.
  package init(named name: String, besides testFile: String) {
    self.name = name
    file = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
  }

  /// - Returns: what is not as recorded, or that it was recorded just now; `nil` when all is as recorded.
  package func problem(with text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(name)"
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "there is no snapshot \(name); record it"
    }
    return text == expected ? nil : "\(name) is not as recorded:\n\(Self.difference(from: expected, to: text))"
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
