/// A count of rows, and of those that could not be scored.
package struct RowCount: Sendable, Equatable {
  package private(set) var all = 0
  package private(set) var notScored = 0

  mutating func add(isScored: Bool) {
    all += 1
    if !isScored { notScored += 1 }
  }

  mutating func add(scored count: Int) { all += count }

  mutating func add(_ other: RowCount) {
    all += other.all
    notScored += other.notScored
  }
}
