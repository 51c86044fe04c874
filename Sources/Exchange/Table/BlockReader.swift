/// Cuts a stream into blocks that hold whole rows, so that each can be worked on by itself.
///
/// It holds one block and what is left over of the next, however long the stream is.
struct BlockReader {
  private let format: RowFormat
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  /// The beginning of a row whose end was not in the block before.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  static let blockSize = 512 * 1024
  /// A row that is longer than this has a quote that was never closed.
  private static let longestRow = 4 * blockSize

  /// - Parameter read: fills the buffer and says with how many bytes; 0 at the end.
  init(format: RowFormat, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.format = format
    self.read = read
  }

  /// The next block, or `nil` at the end.
  mutating func next() throws -> [UInt8]? {
    var block = rest
    while true {
      block = try filled(block, by: Self.blockSize)
      if block.isEmpty { return nil }
      if let cut = block.withUnsafeBytes({ endOfRows(in: $0) }) { return cutting(block, at: cut) }
      if isAtEnd || block.count > Self.longestRow {
        // The row has no end. Give up its first line, and start again behind it.
        return cutting(block, at: block.firstIndex(of: Byte.newline).map { $0 + 1 } ?? block.count)
      }
    }
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
      return bytes.lastIndex(of: Byte.newline).map { $0 + 1 }
    }
    var end: Int?
    var scanner = CSVScanner(bytes)
    while !scanner.isAtEnd {
      let (isClosed, hasNewline) = scanner.skipRow()
      guard isClosed && (hasNewline || isAtEnd) else { break }
      end = scanner.position
    }
    return end
  }
}

/// How rows are written in a file.
public enum RowFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
}
