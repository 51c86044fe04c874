import FHIR
import Screening

/// Reads plain rows of CSV and writes them as CSV, in one pass over their bytes. At the first row that is not plain it
/// stops, and nothing of that row is written.
struct PlainCSVRows: Sendable {
  private let scores: PlainScores
  private let columns: FixedTable<Column>
  private let columnCount: Int
  /// The sums of a row before its first answer.
  private let firstSums: PlainScores.Sums

  private struct Column: BitwiseCopyable, @unchecked Sendable {
    /// `nil` where the column goes along.
    let additions: PlainScores.Additions?
    let isLast: Bool
  }

  init(_ scores: PlainScores, columns: Columns) {
    self.scores = scores
    let positions = columns.itemPositions
    columnCount = positions.count
    self.columns = FixedTable(
      positions.indices.map { index in
        Column(
          additions: positions[index] < 0 ? nil : scores.additions(item: positions[index]),
          isLast: index == positions.count - 1)
      })
    firstSums = scores.sums(withoutItems: positions.filter { $0 >= 0 })
  }

  /// The most bytes that so many bytes of input become, with what writing them may touch.
  func mostRoom(for count: Int) -> Int {
    // A row has a separator for each of its columns.
    count + Block.lookAhead + (count / columnCount + 1) * (scores.mostRoom + 1)
  }

  /// Scores the plain rows from here on.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of a block.
  ///   - output: has room for all that they may become.
  func score(_ bytes: Bytes, from start: Int, to output: UnsafeMutableRawPointer) -> PlainRun {
    guard let input = bytes.baseAddress else { return PlainRun(end: start) }
    let end = input + bytes.count
    let view = scores.view
    var run = PlainRun(end: start)
    var row = Row(next: input + start, output: output, sums: firstSums)
    while row.next < end {
      guard readColumns(of: &row), row.next <= end, row.next - (input + run.end) <= BlockReader.longestRow,
        !scores.runningSums.hasUnaskedAnswer(row.sums)
      else { break }
      view.write(row.sums, to: &row.output)
      run.end = row.next - input
      run.rowCount += 1
      run.writtenCount = row.output - output
      row.sums = firstSums
    }
    return run
  }

  /// A row that is being read.
  private struct Row {
    /// The next byte to read.
    var next: UnsafeRawPointer
    /// The next byte to write.
    var output: UnsafeMutableRawPointer
    var sums: PlainScores.Sums
  }

  /// Reads a row up to the start of the next.
  ///
  /// - Returns: whether it is plain.
  @inline(__always)
  private func readColumns(of row: inout Row) -> Bool {
    for index in 0..<columnCount {
      let column = columns.start[index]
      let isRead =
        if let additions = column.additions {
          readAnswer(additions, isLast: column.isLast, of: &row)
        } else {
          pass(isLast: column.isLast, of: &row)
        }
      if !isRead { return false }
    }
    return true
  }

  /// Reads a field with one byte or none, and the separator behind it.
  @inline(__always)
  private func readAnswer(_ additions: PlainScores.Additions, isLast: Bool, of row: inout Row) -> Bool {
    let code = row.next.load(as: UInt8.self)
    if code == Byte.comma || code == Byte.newline || code == Byte.carriageReturn {
      row.sums &+= additions.ofBlank
    } else {
      guard additions.add(code, to: &row.sums) else { return false }
      row.next += 1
    }
    return readSeparator(isLast: isLast, of: &row)
  }

  /// Reads a comma, or at the end of the row a newline with or without a carriage return before it.
  @inline(__always)
  private func readSeparator(isLast: Bool, of row: inout Row) -> Bool {
    var separator = row.next.load(as: UInt8.self)
    row.next += 1
    if !isLast { return separator == Byte.comma }
    if separator == Byte.carriageReturn {
      separator = row.next.load(as: UInt8.self)
      row.next += 1
    }
    return separator == Byte.newline
  }

  /// Copies a field that goes along, and the comma behind it.
  @inline(__always)
  private func pass(isLast: Bool, of row: inout Row) -> Bool {
    if row.next.load(as: UInt8.self) == Byte.quote { return false }
    while true {
      let byte = row.next.load(as: UInt8.self)
      if byte == Byte.comma || byte == Byte.newline || byte == Byte.carriageReturn { break }
      row.output.storeBytes(of: byte, as: UInt8.self)
      row.output += 1
      row.next += 1
    }
    row.output.storeBytes(of: Byte.comma, as: UInt8.self)
    row.output += 1
    return readSeparator(isLast: isLast, of: &row)
  }
}
