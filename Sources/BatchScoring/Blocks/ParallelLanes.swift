import Dispatch

/// Rows that each work on their own block at the same time.
///
/// Unchecked: while the lanes run, lane n alone touches rows n and block n; the caller waits until all are done.
final class ParallelLanes<Rows: BlockRows>: @unchecked Sendable {
  private let rows: UnsafeMutableBufferPointer<Rows>

  init(_ rows: [Rows]) {
    self.rows = .allocate(capacity: rows.count)
    _ = self.rows.initialize(from: rows)
  }

  deinit {
    rows.deinitialize()
    rows.deallocate()
  }

  subscript(_ index: Int) -> Rows { rows[index] }

  func run(on blocks: [[UInt8]]) {
    DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
      blocks[index].withUnsafeBytes { rows[index].score($0) }
    }
  }
}
