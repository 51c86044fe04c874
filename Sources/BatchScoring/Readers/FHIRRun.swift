import Dispatch
import FHIR
import ForeignText
import Screening

/// One pass over FHIR R4 QuestionnaireResponses: one JSON object a line, or one document over several lines, each a
/// response or a Bundle of them. Lines are read in blocks, which are worked on at the same time; a document is read as
/// a whole.
struct FHIRRun<Writer: RowWriter> {
  private let stream: ScoreStream
  private let lanes: FHIRLanes<Writer>
  private var lines: LineReader
  /// The lines that were read and not yet scored, in the first of these blocks. The room of the others is kept.
  private var blocks: [[UInt8]] = Array(repeating: [], count: Self.laneCount)
  private var blockCount = 0
  private var byteCount = 0
  private var linesBefore = 0
  private var summary = ScoreStream.Summary()
  private var hasHead = false
  private var itemsNeverSeen: ItemsNeverSeen

  /// The number of blocks worked on at once: as many as nearly any machine has processors.
  private static var laneCount: Int { 64 }
  /// About how many bytes a block has, and all of them together at most, but for one line more.
  private static var blockSize: Int { 128 * 1024 }
  private static var fullInput: Int { laneCount * blockSize }

  private static var whenEmpty: String { "the file is empty; it needs QuestionnaireResponses, as JSON" }

  /// - Throws: what reading or writing throws.
  static func score(_ stream: ScoreStream) throws -> ScoreStream.Summary {
    var run = Self(stream)
    return try run.run()
  }

  private init(_ stream: ScoreStream) {
    self.stream = stream
    let rows = FHIRRows<Writer>(stream.questionnaire, map: stream.map)
    lanes = FHIRLanes(rows, count: Self.laneCount)
    lines = LineReader(longest: InputLimits.resourceBytes, read: stream.ends.read)
    itemsNeverSeen = rows.itemsNeverSeen
  }

  private mutating func run() throws -> ScoreStream.Summary {
    var isFirst = true
    var hasContent = false
    while let next = try lines.next() {
      guard case .whole(var line) = next else {
        try skip("this line")
        continue
      }
      if isFirst {
        if line.starts(with: ScoreStream.byteOrderMark) { line.removeFirst(ScoreStream.byteOrderMark.count) }
        if let message = line.withUnsafeBytes(\.foreignStart) { return refused(message) }
        isFirst = false
      }
      if !hasContent, !line.withUnsafeBytes(\.isBlank) {
        hasContent = true
        if Self.goesOn(line) {
          try readDocument(beginning: line)
          break
        }
      }
      try add(line)
    }
    try scoreBlocks()
    try writeHead()
    report(summary.problemsAtEnd(itemsNeverSeen, whenEmpty: Self.whenEmpty), linesBefore: 0)
    return summary
  }

  private mutating func refused(_ message: String) -> ScoreStream.Summary {
    report([RowProblem(line: 1, column: 1, message: message)], linesBefore: 0)
    return summary
  }

  // MARK: Documents

  /// Whether the line is the beginning of JSON that has more lines.
  private static func goesOn(_ line: [UInt8]) -> Bool {
    guard let failure = line.withUnsafeBytes({ failure(in: $0) }) else { return false }
    return line[min(failure.offset, line.count)...].allSatisfy(JSONText.isSpace)
  }

  private static func failure(in text: Bytes) -> JSONScanner.Failure? {
    do throws(JSONScanner.Failure) {
      _ = try JSONTape(text)
      return nil
    } catch {
      return error
    }
  }

  private mutating func readDocument(beginning: [UInt8]) throws {
    guard case .whole(let rest) = try lines.rest() else { return try skip("this document") }
    // A file that ends here has no other line to name a place on.
    let document = rest.isEmpty ? beginning : beginning + [Byte.newline] + rest
    try scoreBlocks()
    let isBroken = document.withUnsafeBytes { Self.failure(in: $0) } != nil
    // A broken first line among good ones is no reason to lose those.
    let lines = isBroken ? document.split(separator: Byte.newline, omittingEmptySubsequences: false) : []
    if lines.contains(where: { $0.withUnsafeBytes { Self.failure(in: $0) } == nil }) {
      for line in lines { try add(Array(line)) }
    } else {
      document.withUnsafeBytes { bytes in lanes.run { $0.score(document: bytes) } }
      try finish(lanes[0])
    }
  }

  // MARK: Blocks

  private mutating func add(_ line: [UInt8]) throws {
    if blockCount == 0 || blocks[blockCount - 1].count >= Self.blockSize {
      if blockCount == Self.laneCount { try scoreBlocks() }
      blockCount += 1
    }
    blocks[blockCount - 1] += line
    blocks[blockCount - 1].append(Byte.newline)
    byteCount += line.count
    if byteCount >= Self.fullInput { try scoreBlocks() }
  }

  private mutating func scoreBlocks() throws {
    lanes.run(on: blocks[..<blockCount])
    for index in 0..<blockCount {
      try finish(lanes[index])
      // A block that a very long line made large is not kept.
      blocks[index].removeAll(keepingCapacity: blocks[index].count < 2 * Self.blockSize)
    }
    blockCount = 0
    byteCount = 0
  }

  /// Passes over what is too long. It keeps its place.
  private mutating func skip(_ what: String) throws {
    try scoreBlocks()
    let message = "\(what) is longer than \(InputLimits.words(for: InputLimits.resourceBytes)); it is skipped"
    report([RowProblem(line: 1, column: 1, message: message)], linesBefore: linesBefore)
    lanes.run { $0.skip() }
    try finish(lanes[0])
  }

  /// Writes the head of the output, when it is known that the input is text.
  private mutating func writeHead() throws {
    if hasHead { return }
    hasHead = true
    try lanes[0].scorer.head(passing: FHIRRows<Writer>.passingNames).withUnsafeBytes(stream.ends.write)
  }

  private mutating func finish(_ rows: FHIRRows<Writer>) throws {
    try writeHead()
    try rows.scorer.writer.bytes.withUnsafeBytes(stream.ends.write)
    report(rows.scorer.problems, linesBefore: linesBefore)
    linesBefore += rows.lineCount
    summary.rows.add(rows.scorer.count)
    itemsNeverSeen = itemsNeverSeen.keeping(only: rows.itemsNeverSeen)
  }

  private mutating func report(_ problems: [RowProblem], linesBefore: Int) {
    if !problems.isEmpty { summary.isClean = false }
    for problem in problems { stream.report(problem, linesBefore: linesBefore) }
  }
}

/// Rows of FHIR that each work on their own block at the same time.
///
/// Unchecked: while the lanes run, lane n alone touches rows n and block n; the caller waits until all are done.
private final class FHIRLanes<Writer: RowWriter>: @unchecked Sendable {
  private let rows: UnsafeMutableBufferPointer<FHIRRows<Writer>>

  init(_ first: FHIRRows<Writer>, count: Int) {
    rows = .allocate(capacity: count)
    rows.initialize(repeating: first)
  }

  deinit {
    rows.deinitialize()
    rows.deallocate()
  }

  subscript(_ index: Int) -> FHIRRows<Writer> { rows[index] }

  func run(on blocks: ArraySlice<[UInt8]>) {
    DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
      blocks[index].withUnsafeBytes { rows[index].score($0) }
    }
  }

  /// Does something that is not for several at once.
  func run(_ work: (inout FHIRRows<Writer>) -> Void) { work(&rows[0]) }
}
