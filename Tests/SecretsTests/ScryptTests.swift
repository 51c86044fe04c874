import Crypto
import Foundation
import Secrets
import Testing

@Suite struct ScryptTests {
  /// RFC 7914, section 12. The hashes there are of 64 bytes; the first 32 are the same for a hash of 32.
  struct Vector: Sendable {
    let secret: String
    let salt: String
    let n: Int
    let p: Int
    let hash: String
  }

  @Test(
    "The published test vectors",
    arguments: [
      Vector(
        secret: "password", salt: "NaCl", n: 1024, p: 16,
        hash: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
      Vector(
        secret: "pleaseletmein", salt: "SodiumChloride", n: 16384, p: 1,
        hash: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"),
    ])
  func publishedVector(_ vector: Vector) throws {
    let scrypt = try #require(Scrypt(n: vector.n, r: 8, p: vector.p))
    let key = try scrypt.key(from: vector.secret, salt: Data(vector.salt.utf8))
    #expect(key.withUnsafeBytes { $0.map { String(format: "%02x", $0) }.joined() } == vector.hash)
  }

  @Test("A letter that can be written in two ways is the same letter")
  func composedAndDecomposed() throws {
    let scrypt = try #require(Scrypt(n: 1024))
    let salt = Data("a salt of some length".utf8)
    #expect(try scrypt.key(from: "caf\u{E9}", salt: salt) == scrypt.key(from: "cafe\u{301}", salt: salt))
    #expect(try scrypt.key(from: "caf\u{E9}", salt: salt) != scrypt.key(from: "cafe", salt: salt))
  }

  @Test(
    "Parameters that protect nothing, that scrypt does not know, or that would hang the program",
    arguments: [
      (0, 8, 1), (-1024, 8, 1), (512, 8, 1), (1000, 8, 1), (1025, 8, 1), (2_097_152, 8, 1), (1024, 7, 1), (1024, 33, 1),
      (1024, 8, 0), (1024, 8, 17), (1_048_576, 8, 1), (262_144, 8, 16), (.max, .max, .max), (.min, .min, .min),
    ])
  func refused(n: Int, r: Int, p: Int) {
    #expect(Scrypt(n: n, r: r, p: p) == nil)
  }

  @Test("What is in use is accepted") func inUse() {
    for scrypt in [Scrypt.forCodes, .forPassphrases] {
      #expect(Scrypt(n: scrypt.n, r: scrypt.r, p: scrypt.p) == scrypt)
    }
  }
}
