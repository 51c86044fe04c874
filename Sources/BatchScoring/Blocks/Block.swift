import FHIR

/// A piece of a stream that is read in blocks. It is filled again and again, so that reading on takes no new memory.
///
/// Behind its bytes stand some line ends that are not part of it: whoever reads on at the end of a row that has none
/// comes to one, and may look ahead without asking whether there is more.
struct Block {
  private var room: [UInt8] = []
  private var start = 0
  private var end = 0

  /// The number of line ends behind the bytes.
  static let lookAhead = 32

  var count: Int { end - start }
  var isEmpty: Bool { end == start }

  func withUnsafeBytes<Result>(_ body: (Bytes) throws -> Result) rethrows -> Result {
    try room.withUnsafeBytes { try body($0.slice(start..<end)) }
  }

  func starts(with bytes: [UInt8]) -> Bool { withUnsafeBytes { $0.starts(with: bytes) } }

  /// Takes bytes off the front.
  mutating func removeFirst(_ count: Int) { start += count }

  /// Takes off all bytes from this position on.
  mutating func cut(at position: Int) {
    end = start + position
    endWithLineEnds()
  }

  mutating func removeAll() {
    start = 0
    end = 0
  }

  /// Adds bytes.
  ///
  /// - Parameters:
  ///   - most: how many at most.
  ///   - fill: puts them in, and says how many there are.
  mutating func append(upTo most: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
    let needed = end + most + Self.lookAhead
    if needed > room.count { room += [UInt8](repeating: 0, count: needed - room.count) }
    let end = end
    self.end += try room.withUnsafeMutableBytes {
      try fill(UnsafeMutableRawBufferPointer(rebasing: $0[end..<(end + most)]))
    }
    endWithLineEnds()
  }

  /// Adds so many bytes.
  mutating func append(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
    append(upTo: count) { room in
      fill(room)
      return count
    }
  }

  private mutating func endWithLineEnds() {
    for index in end..<min(end + Self.lookAhead, room.count) { room[index] = Byte.newline }
  }
}
