import FHIR

/// Cuts a stream into lines, of which it holds one, and never more than a line may have.
struct LineReader {
  enum Line {
    case whole([UInt8])
    /// Passed over, so that the next one starts where it should.
    case tooLong
  }

  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let longest: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private static let room = 256 * 1024

  /// - Parameters:
  ///   - longest: how many bytes a line may have.
  ///   - read: fills the buffer and says with how many bytes; 0 at the end.
  init(longest: Int, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.longest = longest
    self.read = read
  }

  /// The next line without its end, or `nil` at the end.
  mutating func next() throws -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer.withUnsafeBytes({ $0.firstIndex(of: Byte.newline, from: searched) }) {
        defer { start = end + 1 }
        return isTooLong || end - start > longest ? .tooLong : .whole(Array(buffer[start..<end]))
      }
      searched = buffer.count
      if isAtEnd { break }
      if buffer.count - start > longest {
        isTooLong = true
        start = buffer.count
      }
      // What was given out is let go of before more is read.
      searched -= start
      buffer.removeFirst(start)
      start = 0
      try fill()
    }
    if isTooLong || buffer.count - start > longest {
      start = buffer.count
      return .tooLong
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return .whole(Array(buffer[start...]))
  }

  /// All that is left, up to what one line may have.
  mutating func rest() throws -> Line {
    while !isAtEnd {
      if buffer.count - start > longest { return .tooLong }
      try fill()
    }
    if buffer.count - start > longest { return .tooLong }
    defer { start = buffer.count }
    return .whole(Array(buffer[start...]))
  }

  private mutating func fill() throws {
    let piece = try [UInt8](unsafeUninitializedCapacity: Self.room) { bytes, count in
      count = try read(UnsafeMutableRawBufferPointer(bytes))
    }
    if piece.isEmpty { isAtEnd = true }
    buffer += piece
  }
}
