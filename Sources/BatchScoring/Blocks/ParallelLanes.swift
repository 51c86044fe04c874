import Dispatch
import Synchronization

/// Works through a stream of blocks on every processor. Each lane takes the next block, scores it, and gives out what
/// came of it when its turn comes: while the others score, one may read and one may write, and there never are more
/// blocks in memory than lanes.
///
/// Unchecked: the reader is used by one lane at a time, and what follows in order only by the lane whose turn it is.
final class ParallelLanes<Rows: BlockRows>: @unchecked Sendable {
  private let rows: Rows
  private var reader: BlockReader
  /// The block that was read before, to find out what the columns are.
  private var firstBlock: Block?
  private let finish: (Rows) throws -> Void
  /// The turn of the last block that was taken.
  private var lastTurn = DispatchSemaphore(value: 0)
  private let taking = Mutex(())
  private let failure = Mutex<(any Error)?>(nil)

  /// - Parameters:
  ///   - rows: what each lane begins with.
  ///   - finish: gives out what came of a block; it is called in the order of the blocks.
  init(_ rows: Rows, reader: BlockReader, firstBlock: Block, finish: @escaping (Rows) throws -> Void) {
    self.rows = rows
    self.reader = reader
    self.firstBlock = firstBlock
    self.finish = finish
    lastTurn.signal()
  }

  /// More than any machine has processors. Of these lanes, as many as there are processors for this program run at
  /// once; one that begins only when another has ended finds nothing left to do.
  private static var most: Int { 256 }

  /// - Throws: what reading or finishing threw first.
  func run() throws {
    let runLane = runLane
    DispatchQueue.concurrentPerform(iterations: Self.most) { _ in runLane() }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  private func runLane() {
    var rows = rows
    var block = Block()
    while let turn = take(&block) {
      block.withUnsafeBytes { rows.score($0) }
      turn.begin.wait()
      attempt { try finish(rows) }
      turn.end.signal()
    }
  }

  /// The place of a block in the order: it begins when the one before it ends.
  private struct Turn {
    let begin: DispatchSemaphore
    let end: DispatchSemaphore
  }

  /// Takes the next block, if there is one.
  private func take(_ block: inout Block) -> Turn? {
    taking.withLock { _ in
      var isTaken = false
      attempt { isTaken = try readNext(into: &block) }
      if !isTaken { return nil }
      let turn = Turn(begin: lastTurn, end: DispatchSemaphore(value: 0))
      lastTurn = turn.end
      return turn
    }
  }

  private func readNext(into block: inout Block) throws -> Bool {
    guard let first = firstBlock, !first.isEmpty else { return try reader.read(into: &block) }
    firstBlock = nil
    block = first
    return true
  }

  /// Does the work, unless something went wrong before.
  private func attempt(_ work: () throws -> Void) {
    if failure.withLock({ $0 != nil }) { return }
    do { try work() } catch { failure.withLock { $0 = $0 ?? error } }
  }
}
