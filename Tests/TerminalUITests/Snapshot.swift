import Foundation
import Testing

/// Pages as text in `Snapshots/`, one file each.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew, and the tests fail so that nobody takes
/// a recording for a check.
enum Snapshot {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  static func check(_ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try #require(
      try? String(contentsOf: file, encoding: .utf8), "there is no snapshot \(name); record it",
      sourceLocation: sourceLocation)
    if text != expected {
      Issue.record(
        "\(name) is not as recorded:\n\(difference(from: expected, to: text))", sourceLocation: sourceLocation)
    }
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
