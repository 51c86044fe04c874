import Foundation
import Testing

/// Text that is compared with a file in `Snapshots`, next to the tests.
///
/// With `RECORD_SNAPSHOTS` set the file is written instead; look at the difference before it is committed.
enum Snapshot {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("there is no \(name).txt; record it with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
      return
    }
    if recorded != text {
      Issue.record("\(name).txt is different:\n\(difference(recorded, text))", sourceLocation: sourceLocation)
    }
  }

  /// The lines that are gone and new, in order, with a line around each.
  private static func difference(_ old: String, _ new: String) -> String {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    return newLines.difference(from: oldLines).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }
}
