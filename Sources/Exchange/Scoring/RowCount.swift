/// How many rows there were, and how many of them could not be scored.
public struct RowCount: Sendable, Equatable {
  public private(set) var all = 0
  public private(set) var notScored = 0

  mutating func add(isScored: Bool) {
    all += 1
    if !isScored { notScored += 1 }
  }

  mutating func add(_ other: RowCount) {
    all += other.all
    notScored += other.notScored
  }
}
