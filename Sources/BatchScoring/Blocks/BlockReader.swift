import FHIR
import ForeignText

/// Cuts a stream into blocks that hold whole rows, so that each can be worked on by itself.
///
/// It holds what is left over of a block for the next, however long the stream is.
struct BlockReader {
  private let boundaries: any RowBoundaries.Type
  private let blockSize: Int
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  /// The beginning of a row whose end was not in the block before.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  static let blockSize = 128 * 1024
  /// A longer row is not taken: it may well have a quote that was never closed.
  static let longestRow = InputLimits.rowBytes
  /// What is said of such a row.
  static func tooLong(_ what: String) -> String { "\(what) is longer than \(InputLimits.words(for: longestRow))" }

  /// - Parameters:
  ///   - boundaries: where the rows end.
  ///   - blockSize: about how many bytes a block has.
  ///   - read: fills the buffer and says with how many bytes; 0 at the end.
  init(
    _ boundaries: any RowBoundaries.Type, blockSize: Int = Self.blockSize,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.boundaries = boundaries
    self.blockSize = blockSize
    self.read = read
  }

  /// Fills the block with the next rows.
  ///
  /// - Returns: whether there were any.
  mutating func read(into block: inout Block) throws -> Bool {
    block.removeAll()
    rest.withUnsafeBytes { bytes in block.append(bytes.count) { $0.copyMemory(from: bytes) } }
    rest.removeAll(keepingCapacity: true)
    while true {
      try fill(&block)
      if block.isEmpty { return false }
      if let cut = block.withUnsafeBytes({ boundaries.endOfRows(in: $0, isLast: isAtEnd) }) {
        keepRest(of: &block, from: cut)
        return true
      }
      if isAtEnd || block.count > Self.longestRow {
        try cutToFirstLine(&block)
        return true
      }
    }
  }

  /// The row has no end. Gives up its first line, to start again behind it.
  private mutating func cutToFirstLine(_ block: inout Block) throws {
    if let end = block.withUnsafeBytes({ boundaries.endOfLine(in: $0) }) { return keepRest(of: &block, from: end) }
    // The line itself is too long: what is more of it is passed over, so that the next row starts where it should.
    while !isAtEnd {
      var more = Block()
      try fill(&more)
      guard let end = more.withUnsafeBytes({ boundaries.endOfLine(in: $0) }) else { continue }
      keepRest(of: &more, from: end)
      block.append(1) { $0[0] = Byte.newline }
      return
    }
  }

  /// Adds a block's size of bytes, or fewer at the end of the stream.
  private mutating func fill(_ block: inout Block) throws {
    var missing = blockSize
    while missing > 0, !isAtEnd {
      let before = block.count
      try block.append(upTo: missing, read)
      missing -= block.count - before
      if block.count == before { isAtEnd = true }
    }
  }

  private mutating func keepRest(of block: inout Block, from cut: Int) {
    block.withUnsafeBytes { rest.append(contentsOf: $0[cut...]) }
    block.cut(at: cut)
  }
}
