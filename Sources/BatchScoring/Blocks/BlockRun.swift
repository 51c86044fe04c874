/// One pass over a stream that is read in blocks.
///
/// A class, so that every lane adds to the same summary, in turn.
final class BlockRun<Rows: BlockRows> {
  private let stream: ScoreStream
  private var linesBefore = 0
  private var summary = ScoreStream.Summary()
  private var itemsNeverSeen: ItemsNeverSeen?

  /// - Throws: what reading or writing throws.
  static func score(_ stream: ScoreStream) throws -> ScoreStream.Summary {
    try Self(stream).run()
  }

  private init(_ stream: ScoreStream) {
    self.stream = stream
  }

  private func run() throws -> ScoreStream.Summary {
    let blockSize = stream.blockSize ?? Rows.Writer.blockSize
    var reader = BlockReader(Rows.boundaries, blockSize: blockSize, read: stream.ends.read)
    var block = Block()
    _ = try reader.read(into: &block)
    if block.starts(with: ScoreStream.byteOrderMark) { block.removeFirst(ScoreStream.byteOrderMark.count) }
    if let message = block.withUnsafeBytes(\.foreignStart) {
      report([RowProblem(line: 1, column: 1, message: message)])
      return summary
    }
    let head = Rows.readHead(&block, of: stream.questionnaire)
    report(head.problems)
    linesBefore = head.lineCount
    guard let columns = head.columns else { return summary }
    let rows = Rows(stream.questionnaire, columns: columns)
    let names = columns.passingNames.map { String(decoding: $0, as: UTF8.self) }
    try rows.scorer.head(passing: names).withUnsafeBytes(stream.ends.write)
    try ParallelLanes(rows, reader: reader, firstBlock: block, finish: finish).run()
    finishAll()
    return summary
  }

  private func finish(_ rows: Rows) throws {
    try rows.scorer.writer.bytes.withUnsafeBytes(stream.ends.write)
    report(rows.scorer.problems)
    linesBefore += rows.lineCount
    summary.rows.add(rows.scorer.count)
    itemsNeverSeen = rows.itemsNeverSeen.map { itemsNeverSeen?.keeping(only: $0) ?? $0 }
  }

  /// Says what only the end of the stream shows.
  private func finishAll() {
    linesBefore = 0
    report(summary.problemsAtEnd(itemsNeverSeen, whenEmpty: Rows.whenEmpty))
  }

  private func report(_ problems: [RowProblem]) {
    if !problems.isEmpty { summary.isClean = false }
    for problem in problems { stream.report(problem, linesBefore: linesBefore) }
  }
}
