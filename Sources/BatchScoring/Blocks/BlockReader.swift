import FHIR
import ForeignText

/// Cuts a stream into blocks that hold whole rows, so that each can be worked on by itself.
///
/// It holds one block and what is left over of the next, however long the stream is.
struct BlockReader {
  private let boundaries: any RowBoundaries.Type
  private let blockSize: Int
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  /// The beginning of a row whose end was not in the block before.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  static let blockSize = 512 * 1024
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

  /// The next block, or `nil` at the end.
  mutating func next() throws -> [UInt8]? {
    var block = rest
    while true {
      block = try filled(block, by: blockSize)
      if block.isEmpty { return nil }
      if let cut = block.withUnsafeBytes({ boundaries.endOfRows(in: $0, isLast: isAtEnd) }) {
        return cutting(block, at: cut)
      }
      if isAtEnd || block.count > Self.longestRow { return try firstLine(of: block) }
    }
  }

  /// The row has no end. Gives up its first line, to start again behind it.
  private mutating func firstLine(of block: [UInt8]) throws -> [UInt8] {
    if let end = block.withUnsafeBytes({ boundaries.endOfLine(in: $0) }) { return cutting(block, at: end) }
    rest = []
    // The line itself is too long: what is more of it is passed over, so that the next row starts where it should.
    while !isAtEnd {
      let more = try filled([], by: blockSize)
      guard let end = more.withUnsafeBytes({ boundaries.endOfLine(in: $0) }) else { continue }
      rest = Array(more[end...])
      return block + [Byte.newline]
    }
    return block
  }

  /// The bytes with so many more behind them, or fewer at the end of the stream.
  private mutating func filled(_ bytes: [UInt8], by room: Int) throws -> [UInt8] {
    var isAtEnd = isAtEnd
    let read = read
    let block = try [UInt8](unsafeUninitializedCapacity: bytes.count + room) { buffer, count in
      _ = buffer.initialize(from: bytes)
      count = bytes.count
      while !isAtEnd && count < buffer.count {
        let added = try read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if added == 0 { isAtEnd = true }
        count += added
      }
    }
    self.isAtEnd = isAtEnd
    return block
  }

  private mutating func cutting(_ block: [UInt8], at cut: Int) -> [UInt8] {
    var block = block
    rest = Array(block[cut...])
    block.removeLast(block.count - cut)
    return block
  }
}
