import FHIR
import Glibc

extension Bytes {
  /// The first place where the byte stands: the system looks at many bytes at once.
  func firstPlace(of byte: UInt8) -> Int? {
    guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - start
  }

  /// The first place of either byte.
  func firstPlace(of one: UInt8, or other: UInt8) -> Int? {
    let first = firstPlace(of: one)
    return slice(0..<(first ?? count)).firstPlace(of: other) ?? first
  }
}
