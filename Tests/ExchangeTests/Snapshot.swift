import TestSupport
import Testing

/// Text that is compared with a file in `Snapshots`, next to the tests.
enum Snapshot {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if let problem = try SnapshotFile(named: name, besides: #filePath).problem(with: text) {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
    }
  }
}
