import FHIR
import Testing

@testable import BatchScoring

/// The reader cuts at row ends and never holds more than a few blocks, however long the stream is.
@Suite struct BlockReaderTests {
  /// What it may hold: a row of the greatest length, and what is read at once.
  private static let most = BlockReader.longestRow + BlockReader.blockSize

  @Test("64 MiB give blocks of a bounded size, each of whole rows", arguments: [true, false])
  func endlessStream(isCSV: Bool) throws {
    let row = Array("12,3,0,a note\n".utf8)
    let total = 64 * 108 * 1024 / row.count * row.count
    var reader = BlockReader(isCSV ? CSVBoundaries.self : LineBoundaries.self, read: Self.repeating(row, total: total))
    var count = 0
    while let block = try reader.next() {
      count += block.count
      #expect(block.count <= BlockReader.blockSize + row.count)
      #expect(block.count.isMultiple(of: row.count))
      #expect(block.last == Byte.newline)
    }
    #expect(count == total)
  }

  @Test("Quoted line ends are no row ends")
  func quotedRows() throws {
    let row = Array("12,\"a\nb, \"\"c\"\"\n\",3\r\n".utf8)
    let total = 4 * 108 * 1024 / row.count * row.count
    var reader = BlockReader(CSVBoundaries.self, read: Self.repeating(row, total: total))
    var count = 0
    while let block = try reader.next() {
      count += block.count
      #expect(block.count <= BlockReader.blockSize + row.count)
      #expect(block.count.isMultiple(of: row.count))
    }
    #expect(count == total)
  }

  @Test("A quote that is never closed, or a row that never ends, is not held as a whole", arguments: ["\"", "x"])
  func endlessRow(_ start: String) throws {
    let total = 8 * 108 * 1024
    let filler = Self.repeating(Array("xxxxxxxx".utf8), total: total)
    var isFirst = true
    var reader = BlockReader(CSVBoundaries.self) { buffer in
      defer { isFirst = false }
      guard isFirst else { return try filler(buffer) }
      buffer.copyBytes(from: start.utf8)
      return 1
    }
    var largest = 0
    while let block = try reader.next() { largest = max(largest, block.count) }
    #expect(largest > 0)
    #expect(largest <= Self.most)
  }

  @Test func anEmptyStreamGivesNoBlock() throws {
    var reader = BlockReader(CSVBoundaries.self) { _ in 0 }
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
  }

  @Test("After the end it does not read again")
  func readsOnlyToTheEnd() throws {
    var reads = 0
    var reader = BlockReader(CSVBoundaries.self) { buffer in
      reads += 1
      guard reads == 1 else { return 0 }
      buffer.copyBytes(from: "a,b".utf8)
      return 3
    }
    #expect(try reader.next() == Array("a,b".utf8))
    #expect(try reader.next() == nil)
    #expect(reads == 2)
  }

  @Test func whatReadingThrowsComesThrough() throws {
    struct Failure: Error {}
    var reader = BlockReader(CSVBoundaries.self) { _ in throw Failure() }
    #expect(throws: Failure.self) { _ = try reader.next() }
  }

  @Test("Behind a block, and behind one that was filled again with less, stand line ends")
  func lookAhead() {
    let rows = Array("first,1\nsecond,2\n".utf8)
    var block = Block()
    block.append(rows.count) { $0.copyBytes(from: rows) }
    let ends = Array(repeating: Byte.newline, count: Block.lookAhead)
    func behind(_ block: Block) -> [UInt8] {
      block.withUnsafeBytes { bytes in Array(UnsafeRawBufferPointer(start: bytes.baseAddress, count: bytes.count + 32))
      }
      .suffix(32)
    }
    #expect(behind(block) == ends)
    block.cut(at: 8)
    #expect(block.withUnsafeBytes(Array.init) == Array("first,1\n".utf8))
    #expect(behind(block) == ends)
    block.removeAll()
    block.append(3) { $0.copyBytes(from: "a,b".utf8) }
    #expect(behind(block) == ends)
  }

  /// A stream of the same row again and again, which is never in memory as a whole.
  private static func repeating(_ row: [UInt8], total: Int) -> (UnsafeMutableRawBufferPointer) throws -> Int {
    let pattern = Array(repeating: row, count: 4096).flatMap { $0 }
    var position = 0
    return { buffer in
      let start = position % row.count
      let count = min(buffer.count, pattern.count - start, total - position)
      buffer.copyBytes(from: pattern[start..<(start + count)])
      position += count
      return count
    }
  }
}

extension BlockReader {
  /// The bytes of the next block, or `nil` at the end.
  fileprivate mutating func next() throws -> [UInt8]? {
    var block = Block()
    return try read(into: &block) ? block.withUnsafeBytes(Array.init) : nil
  }
}
