import FHIR
import Screening

/// Reads plain lines of NDJSON that have the shape of a line read before, and writes them as NDJSON, in one pass over their
/// bytes: the same names in the same order with the same spaces, so that only the values are looked at. At the first line
/// that is not plain it stops, and nothing of that line is written.
struct PlainNDJSONLines {
  private let scores: PlainScores
  private let members: FixedTable<Member>
  private let memberCount: Int
  /// All that stands between the values of a line, one piece behind the other.
  private let pieces: FixedTable<UInt8>
  private let lineEnd: Piece
  /// The length of all pieces: no line is shorter.
  private let shortest: Int
  /// The sums of a line before its first answer.
  private let firstSums: PlainScores.Sums

  private struct Member: BitwiseCopyable, @unchecked Sendable {
    /// What stands before the value.
    let before: Piece
    /// The part of it that goes along: the name with its quotes, and the colon.
    let key: Piece
    /// `nil` where the value goes along.
    let additions: PlainScores.Additions?
  }

  private struct Piece: BitwiseCopyable, Sendable {
    let start: Int
    let count: Int
    /// The bits of its last bytes, which do not fill a word, as they are read: the first byte is the lowest.
    let maskOfLast: UInt64

    init(start: Int, count: Int) {
      self.start = start
      self.count = count
      maskOfLast = 1 << UInt64(8 * (count % 8)) - 1
    }
  }

  /// - Parameters:
  ///   - items: for each member the position of its item; `nil` where the value goes along.
  ///   - line: without its newline.
  init(_ scores: PlainScores, members: [JSONScanner.Member], items: [Int?], line: Bytes) {
    self.scores = scores
    var text: [UInt8] = []
    var valueEnd = 0
    self.members = FixedTable(
      zip(members, items).map { member, item in
        let before = Piece(start: text.count, count: member.value.lowerBound - valueEnd)
        let key = member.value.lowerBound - (member.key.lowerBound - 1)
        text += line[valueEnd..<member.value.lowerBound]
        valueEnd = member.value.upperBound
        return Member(
          before: before, key: Piece(start: text.count - key, count: key),
          additions: item.map { scores.additions(item: $0) })
      })
    memberCount = members.count
    lineEnd = Piece(start: text.count, count: line.count - valueEnd + 1)
    text += line[valueEnd...] + [Byte.newline]
    shortest = text.count
    // Pieces are compared and copied in steps that may go beyond their ends.
    pieces = FixedTable(text + Array(repeating: 0, count: MemoryLayout<UInt64>.size))
    firstSums = scores.sums(withoutItems: items.compactMap { $0 })
  }

  /// The most bytes that so many bytes of input become, with what writing them may touch.
  func mostRoom(for count: Int) -> Int {
    count + Block.lookAhead + (count / shortest + 1) * (scores.mostRoom + 1)
  }

  /// Scores the plain lines from here on.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of a block.
  ///   - output: has room for all that they may become.
  func score(_ bytes: Bytes, from start: Int, to output: UnsafeMutableRawPointer) -> PlainRun {
    guard let input = bytes.baseAddress else { return PlainRun(end: start) }
    let end = input + bytes.count
    let view = scores.view
    var run = PlainRun(end: start)
    var line = Line(next: input + start, output: output, sums: firstSums)
    while line.next < end {
      guard readMembers(of: &line) else {
        run.isOfOtherShape = line.isOfOtherShape
        break
      }
      guard line.next <= end, line.next - (input + run.end) <= BlockReader.longestRow,
        !scores.runningSums.hasUnaskedAnswer(line.sums)
      else { break }
      view.write(line.sums, to: &line.output)
      run.end = line.next - input
      run.rowCount += 1
      run.writtenCount = line.output - output
      line.sums = firstSums
    }
    return run
  }

  /// A line that is being read.
  private struct Line {
    /// The next byte to read.
    var next: UnsafeRawPointer
    /// The next byte to write.
    var output: UnsafeMutableRawPointer
    var sums: PlainScores.Sums
    var isOfOtherShape = false

    var byte: UInt8 { next.load(as: UInt8.self) }

    @inline(__always)
    mutating func copyByte() {
      output.storeBytes(of: byte, as: UInt8.self)
      output += 1
      next += 1
    }
  }

  /// Reads a line up to the start of the next.
  ///
  /// - Returns: whether it is plain.
  @inline(__always)
  private func readMembers(of line: inout Line) -> Bool {
    line.output.storeBytes(of: Byte.openBrace, as: UInt8.self)
    line.output += 1
    for index in 0..<memberCount {
      let member = members.start[index]
      guard read(member.before, of: &line) else { return false }
      if let additions = member.additions {
        guard readAnswer(additions, of: &line) else { return false }
      } else {
        write(member.key, to: &line.output)
        guard pass(&line) else { return false }
      }
    }
    return read(lineEnd, of: &line)
  }

  /// Reads a piece, which must stand there byte for byte.
  @inline(__always)
  private func read(_ piece: Piece, of line: inout Line) -> Bool {
    let expected = UnsafeRawPointer(pieces.start + piece.start)
    var offset = 0
    var difference: UInt64 = 0
    // No further than to the first difference: the block may end there.
    while offset + 8 <= piece.count, difference == 0 {
      difference = Self.difference(expected + offset, line.next + offset)
      offset += 8
    }
    if difference == 0 { difference = Self.difference(expected + offset, line.next + offset) & piece.maskOfLast }
    line.isOfOtherShape = difference != 0
    line.next += piece.count
    return difference == 0
  }

  @inline(__always)
  private static func difference(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer) -> UInt64 {
    one.loadUnaligned(as: UInt64.self) ^ other.loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  private func write(_ piece: Piece, to output: inout UnsafeMutableRawPointer) {
    let text = UnsafeRawPointer(pieces.start + piece.start)
    var offset = 0
    while offset < piece.count {
      output.storeBytes(
        of: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    output += piece.count
  }

  /// Reads a code of one byte, which is in quotes or a digit, or null.
  @inline(__always)
  private func readAnswer(_ additions: PlainScores.Additions, of line: inout Line) -> Bool {
    let byte = line.byte
    if byte >= Byte.zero, byte <= Byte.nine {
      line.next += 1
      return additions.add(byte, to: &line.sums)
    }
    if byte == Byte.quote {
      let code = line.next.load(fromByteOffset: 1, as: UInt8.self)
      let isOneByte = line.next.load(fromByteOffset: 2, as: UInt8.self) == Byte.quote
      line.next += 3
      return isOneByte && code != Byte.quote && code != Byte.backslash && additions.add(code, to: &line.sums)
    }
    line.sums &+= additions.ofBlank
    return skipNull(&line)
  }

  /// Copies a value that goes along, and a comma behind it: text without escapes, a whole number or null.
  @inline(__always)
  private func pass(_ line: inout Line) -> Bool {
    switch line.byte {
    case Byte.quote:
      line.copyByte()
      while line.byte != Byte.quote {
        if line.byte == Byte.backslash || line.byte < Byte.space { return false }
        line.copyByte()
      }
      line.copyByte()
    case Byte.zero: line.copyByte()
    case Byte.zero...Byte.nine:
      while line.byte >= Byte.zero, line.byte <= Byte.nine { line.copyByte() }
    default:
      guard skipNull(&line) else { return false }
      line.output.storeBytes(of: Self.null, as: UInt32.self)
      line.output += 4
    }
    line.output.storeBytes(of: Byte.comma, as: UInt8.self)
    line.output += 1
    return true
  }

  private static let null = UInt32(littleEndian: 0x6C6C_756E)

  @inline(__always)
  private func skipNull(_ line: inout Line) -> Bool {
    guard line.next.loadUnaligned(as: UInt32.self) == Self.null else { return false }
    line.next += 4
    return true
  }
}
