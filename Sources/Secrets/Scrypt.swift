import Crypto
import CryptoExtras
import Foundation

/// The amount of work that scrypt (RFC 7914) puts between a secret and the key made of it.
///
/// Whoever has a copy of a hash or of a wrapped key can only guess the secret, and pays this much for each guess.
package struct Scrypt: Sendable, Equatable {
  /// The cost, RFC 7914's N: a power of two from 1,024 to 1,048,576.
  package let n: Int
  /// The block size, RFC 7914's r: from 8 to 32.
  package let r: Int
  /// The parallelism, RFC 7914's p: from 1 to 16.
  package let p: Int

  /// For a code that is typed often: 32 MiB of memory and about a tenth of a second for each try.
  package static let forCodes = Scrypt(unchecked: 32_768)
  /// For a passphrase that a file of records rests on: 128 MiB of memory and less than a second for each try.
  package static let forPassphrases = Scrypt(unchecked: 131_072)

  /// - Returns: `nil` for parameters out of their ranges, or that together need more than 256 MiB of memory or
  ///   sixteen times the work of `forPassphrases`. Too little protects nothing; too much, in a file that somebody
  ///   changed, would be a way to hang the program.
  package init?(n: Int, r: Int = 8, p: Int = 1) {
    guard (1024...1_048_576).contains(n), n & (n - 1) == 0, (8...32).contains(r), (1...16).contains(p),
      128 * n * r <= 256 << 20, n * r * p <= 16 * 131_072 * 8
    else { return nil }
    self.n = n
    self.r = r
    self.p = p
  }

  private init(unchecked n: Int) {
    self.n = n
    r = 8
    p = 1
  }

  /// The key of 256 bits that the secret gives with this salt: always the same one.
  ///
  /// The secret is taken in Unicode's composed form, so that "é" is the same from every keyboard.
  ///
  /// - Throws: `NotEnoughMemory`: a lock must say that it cannot look at a code now, and stay locked.
  package func key(from secret: String, salt: some DataProtocol) throws(NotEnoughMemory) -> SymmetricKey {
    do {
      return try KDF.Scrypt.deriveKey(
        from: Data(secret.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32, rounds: n,
        blockSize: r,
        parallelism: p)
    } catch {
      // The parameters and the salt are in their ranges: nothing else can go wrong.
      throw NotEnoughMemory()
    }
  }

  /// A machine that cannot spare the memory that one look at a secret takes.
  package struct NotEnoughMemory: Error {}
}
