/// Numbers one behind the other, each in as many bits as it may need.
struct BitWriter {
  /// The bits so far; those of the last byte that are left are 0.
  private(set) var bytes: [UInt8] = []
  private var free = 0

  mutating func write(_ number: Int, width: Int) {
    for bit in stride(from: width - 1, through: 0, by: -1) {
      if free == 0 {
        bytes.append(0)
        free = 8
      }
      free -= 1
      bytes[bytes.count - 1] |= UInt8(number >> bit & 1) << free
    }
  }

  mutating func write(bytes: [UInt8]) {
    for byte in bytes { write(Int(byte), width: 8) }
  }
}

/// Reads what a `BitWriter` wrote.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// - Returns: `nil` behind the end.
  mutating func read(width: Int) -> Int? {
    guard position + width <= 8 * bytes.count else { return nil }
    var number = 0
    for _ in 0..<width {
      number = number << 1 | Int(bytes[bytes.startIndex + position / 8] >> (7 - position % 8) & 1)
      position += 1
    }
    return number
  }

  mutating func read(bytes count: Int) -> [UInt8]? {
    var read: [UInt8] = []
    for _ in 0..<count {
      guard let byte = self.read(width: 8) else { return nil }
      read.append(UInt8(byte))
    }
    return read
  }

  /// Whether nothing is left but the empty bits of the last byte.
  var isAtEnd: Bool { 8 * bytes.count - position < 8 }
}
