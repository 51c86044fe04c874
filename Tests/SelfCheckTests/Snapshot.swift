import TestSupport
import Testing

/// Pages as text in `Snapshots/`, one file each.
enum Snapshot {
  static func check(_ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if let problem = try SnapshotFile(named: name, besides: #filePath).problem(with: text) {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
    }
  }
}
