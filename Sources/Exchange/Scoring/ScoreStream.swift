import Dispatch
import Screening

/// Scores a stream of rows: reads, scores on every processor, and writes, without ever holding the whole.
public struct ScoreStream {
  private let questionnaire: Questionnaire
  private let input: RowFormat
  private let output: RowFormat
  private let name: String

  /// - Parameter name: how messages name the input.
  public init(_ questionnaire: Questionnaire, name: String, input: RowFormat, output: RowFormat) {
    self.questionnaire = questionnaire
    self.name = name
    self.input = input
    self.output = output
  }

  /// What the stream is read from and written to.
  public struct Ends {
    let read: (UnsafeMutableRawBufferPointer) throws -> Int
    let write: (UnsafeRawBufferPointer) throws -> Void
    let report: (String) -> Void

    /// - Parameters:
    ///   - read: fills the buffer and says with how many bytes; 0 at the end.
    ///   - write: takes all of the bytes.
    ///   - report: takes a line for the person.
    public init(
      read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
      write: @escaping (UnsafeRawBufferPointer) throws -> Void, report: @escaping (String) -> Void
    ) {
      self.read = read
      self.write = write
      self.report = report
    }
  }

  /// What came of a stream.
  public struct Summary: Sendable, Equatable {
    /// Whether there was no problem. Each was reported with its line and column.
    public internal(set) var isClean = true
    public internal(set) var rows = RowCount()
  }

  /// Scores everything.
  ///
  /// - Throws: what reading or writing throws.
  public func run(_ ends: Ends) throws -> Summary {
    if input == .fhir {
      var run = ResponseRun(questionnaire, name: name, output: output, ends: ends)
      return try run.run()
    }
    var run = Run(stream: self, ends: ends)
    try run.run()
    return run.summary
  }

  /// One pass over the input.
  private struct Run {
    let stream: ScoreStream
    let ends: Ends
    let scorer: RowScorer
    var reader: BlockReader
    var linesBefore = 0
    var summary = Summary()

    init(stream: ScoreStream, ends: Ends) {
      self.stream = stream
      self.ends = ends
      scorer = RowScorer(stream.questionnaire, writing: stream.output)
      // A row of a few bytes is some thousands as FHIR: small blocks keep what is written from one of them small.
      let blockSize = stream.output == .fhir ? BlockReader.blockSize / 32 : BlockReader.blockSize
      reader = BlockReader(format: stream.input, blockSize: blockSize, read: ends.read)
    }

    mutating func run() throws {
      var block = try reader.next() ?? []
      Self.dropByteOrderMark(&block)
      guard stream.input == .ndjson || !block.isEmpty else {
        report("the file is empty; it needs a header row and rows", line: 1, column: 1)
        return
      }
      guard let columns = try readHead(&block) else { return }
      let lanes = ParallelLanes(
        (0..<Lanes.count).map { _ in
          BlockScorer(stream.questionnaire, columns: columns, input: stream.input, output: stream.output)
        })
      var blocks = block.isEmpty ? [] : [block]
      while true {
        while blocks.count < Lanes.count, let next = try reader.next() { blocks.append(next) }
        if blocks.isEmpty { return }
        lanes.run(on: blocks)
        for index in blocks.indices { try finish(lanes[index]) }
        blocks.removeAll(keepingCapacity: true)
      }
    }

    private mutating func finish(_ block: BlockScorer) throws {
      try block.output.bytes.withUnsafeBytes(ends.write)
      for problem in block.problems {
        report(problem.message, line: linesBefore + problem.line, column: problem.column)
      }
      linesBefore += block.lineCount
      summary.rows.add(block.rows)
    }

    private mutating func report(_ message: String, line: Int, column: Int) {
      summary.isClean = false
      ends.report("\(stream.name):\(line):\(column): error: \(message)")
    }

    private static func dropByteOrderMark(_ block: inout [UInt8]) {
      if block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
    }

    // MARK: The head

    /// Works out the columns and writes the header, if the formats have one.
    ///
    /// - Returns: `nil` when the header cannot be used; that was reported.
    private mutating func readHead(_ block: inout [UInt8]) throws -> Columns? {
      var columns: Columns
      switch stream.input {
      case .csv:
        guard let read = readHeader(&block) else { return nil }
        columns = read
      case .ndjson, .fhir:
        columns = Columns(questionnaire: stream.questionnaire, added: scorer.outputNames)
        columns.setPassingNames(passingNames(onFirstLineOf: block, columns))
      }
      if stream.output == .csv {
        try scorer.header(behind: columns.passingNames.map { String(decoding: $0, as: UTF8.self) })
          .withUnsafeBytes(ends.write)
      }
      return columns
    }

    private mutating func readHeader(_ block: inout [UInt8]) -> Columns? {
      var names: [String] = []
      var offsets: [Int] = []
      var isWhole = false
      let (end, problem) = block.withUnsafeBytes { bytes -> (Int, (offset: Int, message: String)?) in
        var scanner = CSVScanner(bytes)
        var fields: [CSVScanner.Field] = []
        if case .row = scanner.readRow(into: &fields) { isWhole = true }
        linesBefore = scanner.line
        for field in fields {
          names.append(CSVText.text(bytes.slice(field.content), isQuoted: field.isQuoted))
          offsets.append(field.raw.lowerBound)
        }
        return (scanner.position, bytes.slice(0..<scanner.position).textProblem)
      }
      block.removeFirst(end)
      if let problem {
        report(problem.message, line: 1, column: problem.offset + 1)
        return nil
      }
      guard isWhole else {
        report("the header row has a quote that does not fit; mend it", line: 1, column: 1)
        return nil
      }
      return columns(names: names, offsets: offsets)
    }

    private mutating func columns(names: [String], offsets: [Int]) -> Columns? {
      var found: [(message: String, column: Int)] = []
      let columns = Columns(questionnaire: stream.questionnaire, names: names, added: scorer.outputNames) {
        found.append(($0, $1))
      }
      for problem in found { report(problem.message, line: 1, column: offsets[problem.column] + 1) }
      // A file with a column twice cannot be told apart; one without a single item has nothing to score.
      if !found.isEmpty { return nil }
      let items = stream.questionnaire.items
      let missing = items.filter { !names.contains($0.id) && stream.questionnaire.looksAt($0.id) }
      if !items.contains(where: { names.contains($0.id) }) {
        let hint = names.count == 1 && names[0].contains(where: { $0 == ";" || $0 == "\t" })
        report(
          "no column is an item of '\(stream.questionnaire.id)'; "
            + (hint ? "its columns must be separated by commas; " : "")
            + "its items are: " + items.map(\.id).joined(separator: ", "), line: 1, column: 1)
        return nil
      }
      if !missing.isEmpty {
        report(
          "there is no column for \(missing.map(\.id).joined(separator: ", ")); no row has an answer to "
            + (missing.count == 1 ? "it" : "them"), line: 1, column: 1)
      }
      return columns
    }

    /// The names, each once, on the first line that can be read.
    private func passingNames(onFirstLineOf block: [UInt8], _ columns: Columns) -> [[UInt8]] {
      block.withUnsafeBytes { bytes in
        var members: [JSONScanner.Member] = []
        for line in bytes.split(separator: Byte.newline).map({ Bytes(rebasing: $0) }) {
          var scanner = JSONScanner(line)
          guard (try? scanner.readObject(into: &members)) != nil else { continue }
          var seen = columns.addedNames.union(columns.itemsByID.keys)
          return members.compactMap { JSONText.unescaped(line.slice($0.key)) }.filter { seen.insert($0).inserted }
        }
        return []
      }
    }
  }
}

extension Questionnaire {
  /// Whether a score or a safety rule looks at the item.
  fileprivate func looksAt(_ item: Item.ID) -> Bool {
    scores.contains { $0.items.contains(item) } || safetyRules.contains { $0.item == item }
  }
}

/// How many blocks are worked on at once: enough that no processor waits for the slowest for long.
private enum Lanes {
  static let count = 4
}

/// Block scorers that each work on their own block at the same time.
///
/// Unchecked: while the lanes run, lane n alone touches scorer n and block n; the caller waits until all are done.
private final class ParallelLanes: @unchecked Sendable {
  private let scorers: UnsafeMutableBufferPointer<BlockScorer>

  init(_ scorers: [BlockScorer]) {
    self.scorers = .allocate(capacity: scorers.count)
    _ = self.scorers.initialize(from: scorers)
  }

  deinit {
    scorers.deinitialize()
    scorers.deallocate()
  }

  subscript(_ index: Int) -> BlockScorer { scorers[index] }

  func run(on blocks: [[UInt8]]) {
    DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
      blocks[index].withUnsafeBytes { scorers[index].score($0) }
    }
  }
}
