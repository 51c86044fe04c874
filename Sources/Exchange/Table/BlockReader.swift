/// Cuts a stream into blocks that hold whole rows, so that each can be worked on by itself.
///
/// It holds one block and what is left over of the next, however long the stream is.
struct BlockReader {
  private let format: RowFormat
  private let blockSize: Int
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  /// The beginning of a row whose end was not in the block before.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  static let blockSize = 512 * 1024
  /// A longer row is not taken: it may well have a quote that was never closed.
  static let longestRow = 4 * blockSize

  /// - Parameters:
  ///   - blockSize: about how many bytes a block has.
  ///   - read: fills the buffer and says with how many bytes; 0 at the end.
  init(
    format: RowFormat, blockSize: Int = Self.blockSize, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.format = format
    self.blockSize = blockSize
    self.read = read
  }

  /// The next block, or `nil` at the end.
  mutating func next() throws -> [UInt8]? {
    var block = rest
    while true {
      block = try filled(block, by: blockSize)
      if block.isEmpty { return nil }
      if let cut = block.withUnsafeBytes({ endOfRows(in: $0) }) { return cutting(block, at: cut) }
      if isAtEnd || block.count > Self.longestRow { return try firstLine(of: block) }
    }
  }

  /// The row has no end. Gives up its first line, to start again behind it.
  private mutating func firstLine(of block: [UInt8]) throws -> [UInt8] {
    if let end = block.withUnsafeBytes({ endOfLine(in: $0) }) { return cutting(block, at: end) }
    rest = []
    // The line itself is too long: what is more of it is passed over, so that the next row starts where it should.
    while !isAtEnd {
      let more = try filled([], by: blockSize)
      guard let end = more.withUnsafeBytes({ endOfLine(in: $0) }) else { continue }
      rest = Array(more[end...])
      return block + [Byte.newline]
    }
    return block
  }

  private func endOfLine(in bytes: Bytes) -> Int? {
    format == .csv ? CSVScanner.endOfLine(in: bytes) : bytes.firstIndex(of: Byte.newline).map { $0 + 1 }
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

  /// Behind the last row that is whole; `nil` when none is.
  private func endOfRows(in bytes: Bytes) -> Int? {
    guard format == .csv, bytes.contains(Byte.quote) else {
      if isAtEnd { return bytes.count }
      if let end = bytes.lastIndex(of: Byte.newline) { return end + 1 }
      // Lines of a CSV file may also end with carriage returns alone; behind the last byte a newline may still come.
      return format == .csv ? bytes.dropLast().lastIndex(of: Byte.carriageReturn).map { $0 + 1 } : nil
    }
    var end: Int?
    var scanner = CSVScanner(bytes)
    while !scanner.isAtEnd {
      let (isClosed, hasLineEnd) = scanner.skipRow()
      guard isClosed && (hasLineEnd || isAtEnd), scanner.position - (end ?? 0) <= Self.longestRow else { break }
      end = scanner.position
    }
    return end
  }
}

/// How rows are written in a file.
public enum RowFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// FHIR R4: QuestionnaireResponses in, a Bundle for each out.
  case fhir
}
