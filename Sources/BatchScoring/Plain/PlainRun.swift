/// Plain rows that stood one behind the other: how far they go and what was written for them.
struct PlainRun {
  /// Behind the last of them.
  var end: Int
  var rowCount = 0
  var writtenCount = 0
  /// Whether the row behind them has other names, in another order or with other spaces, than those before it.
  var isOfOtherShape = false
}

extension [UInt8] {
  /// Writes a run of plain rows behind the bytes.
  ///
  /// - Parameter most: the bytes that there must be room for.
  mutating func write(upTo most: Int, _ write: (UnsafeMutableRawPointer) -> PlainRun) -> PlainRun {
    var run = PlainRun(end: 0)
    append(addingCapacity: most) { added in
      added.withUnsafeMutableBufferPointer { room, count in
        guard let start = room.baseAddress else { return }
        run = write(UnsafeMutableRawPointer(start))
        count = run.writtenCount
      }
    }
    return run
  }
}
