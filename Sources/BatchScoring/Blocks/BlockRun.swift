/// One pass over a stream that is read in blocks, on every processor.
struct BlockRun<Rows: BlockRows> {
  private let stream: ScoreStream
  private var reader: BlockReader
  private var linesBefore = 0
  private var summary = ScoreStream.Summary()
  private var itemsNeverSeen: ItemsNeverSeen?

  /// The number of blocks worked on at once: enough that no processor waits for the slowest for long.
  private static var laneCount: Int { 4 }

  /// - Throws: what reading or writing throws.
  static func score(_ stream: ScoreStream) throws -> ScoreStream.Summary {
    var run = Self(stream)
    return try run.run()
  }

  private init(_ stream: ScoreStream) {
    self.stream = stream
    let blockSize = stream.blockSize ?? Rows.Writer.blockSize
    reader = BlockReader(Rows.boundaries, blockSize: blockSize, read: stream.ends.read)
  }

  private mutating func run() throws -> ScoreStream.Summary {
    var block = try reader.next() ?? []
    if block.starts(with: ScoreStream.byteOrderMark) { block.removeFirst(ScoreStream.byteOrderMark.count) }
    if let message = block.withUnsafeBytes(\.foreignStart) {
      report([RowProblem(line: 1, column: 1, message: message)])
      return summary
    }
    let head = Rows.readHead(&block, of: stream.questionnaire)
    report(head.problems)
    linesBefore = head.lineCount
    guard let columns = head.columns else { return summary }
    let lanes = ParallelLanes((0..<Self.laneCount).map { _ in Rows(stream.questionnaire, columns: columns) })
    let names = columns.passingNames.map { String(decoding: $0, as: UTF8.self) }
    try lanes[0].scorer.head(passing: names).withUnsafeBytes(stream.ends.write)
    var blocks = block.isEmpty ? [] : [block]
    while true {
      while blocks.count < Self.laneCount, let next = try reader.next() { blocks.append(next) }
      if blocks.isEmpty {
        finishAll()
        return summary
      }
      lanes.run(on: blocks)
      for index in blocks.indices { try finish(lanes[index]) }
      blocks.removeAll(keepingCapacity: true)
    }
  }

  private mutating func finish(_ rows: Rows) throws {
    try rows.scorer.writer.bytes.withUnsafeBytes(stream.ends.write)
    report(rows.scorer.problems)
    linesBefore += rows.lineCount
    summary.rows.add(rows.scorer.count)
    itemsNeverSeen = rows.itemsNeverSeen.map { itemsNeverSeen?.keeping(only: $0) ?? $0 }
  }

  /// Says what only the end of the stream shows.
  private mutating func finishAll() {
    linesBefore = 0
    report(summary.problemsAtEnd(itemsNeverSeen, whenEmpty: Rows.whenEmpty))
  }

  private mutating func report(_ problems: [RowProblem]) {
    if !problems.isEmpty { summary.isClean = false }
    for problem in problems { stream.report(problem, linesBefore: linesBefore) }
  }
}
