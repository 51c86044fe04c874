import FHIR

/// Cuts a stream into lines, of which it holds one.
struct LineReader {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private static let room = 256 * 1024

  /// - Parameter read: fills the buffer and says with how many bytes; 0 at the end.
  init(read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.read = read
  }

  /// The next line without its end, or `nil` at the end.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: Byte.newline) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd { break }
      // What was given out is let go of before more is read.
      searched -= start
      buffer.removeFirst(start)
      start = 0
      try fill()
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return Array(buffer[start...])
  }

  /// All that is left.
  mutating func rest() throws -> [UInt8] {
    while !isAtEnd { try fill() }
    defer { start = buffer.count }
    return Array(buffer[start...])
  }

  private mutating func fill() throws {
    let piece = try [UInt8](unsafeUninitializedCapacity: Self.room) { bytes, count in
      count = try read(UnsafeMutableRawBufferPointer(bytes))
    }
    if piece.isEmpty { isAtEnd = true }
    buffer += piece
  }
}
