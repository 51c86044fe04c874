/// Bytes as digits and capital letters, five bits each.
///
/// A scanner types them like a keyboard, and keyboards differ: of the letters, Y and Z change places on many, and I and O
/// are left out because people who read a code aloud take them for digits.
enum Base32 {
  private static let characters = Array("0123456789ABCDEFGHJKLMNPQRSTUVWX")

  static func text(of bytes: [UInt8]) -> String {
    var bits = BitWriter()
    bits.write(bytes: bytes)
    let digits = (8 * bytes.count + 4) / 5
    bits.write(0, width: 5 * digits - 8 * bytes.count)
    var reader = BitReader(bits.bytes[...])
    return String((0..<digits).compactMap { _ in reader.read(width: 5).map { characters[$0] } })
  }

  /// - Parameter text: in capital or small letters.
  /// - Returns: `nil` for what is no such text.
  static func bytes(of text: Substring) -> [UInt8]? {
    var bits = BitWriter()
    for character in text {
      guard let digit = characters.firstIndex(where: { "\($0)" == character.uppercased() }) else { return nil }
      bits.write(digit, width: 5)
    }
    var reader = BitReader(bits.bytes[...])
    let count = 5 * text.count / 8
    guard text.count == (8 * count + 4) / 5, let bytes = reader.read(bytes: count),
      (reader.read(width: 5 * text.count % 8) ?? 0) == 0
    else { return nil }
    return bytes
  }
}
