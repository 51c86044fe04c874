import Crypto
import CryptoExtras
import Foundation

/// How much work scrypt (RFC 7914) puts between a secret and the key made of it.
///
/// Whoever has a copy of a hash or of a wrapped key can only guess the secret, and pays this much for each guess.
public struct Scrypt: Sendable, Equatable {
  /// The cost N: a power of two from 1,024 to 1,048,576.
  public let rounds: Int
  /// The block size r: from 8 to 32.
  public let blockSize: Int
  /// The parallelism p: from 1 to 16.
  public let parallelism: Int

  /// For a code that is typed often: 32 MiB of memory and about a tenth of a second for each try.
  public static let forCodes = Scrypt(unchecked: 32_768)
  /// For a passphrase that a file of records rests on: 128 MiB of memory and less than a second for each try.
  public static let forPassphrases = Scrypt(unchecked: 131_072)

  /// - Returns: `nil` for parameters out of their ranges, or that together need more than 256 MiB of memory or
  ///   sixteen times the work of `forPassphrases`. Too little protects nothing; too much, in a file that somebody
  ///   changed, would be a way to hang the program.
  public init?(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
    guard (1024...1_048_576).contains(rounds), rounds & (rounds - 1) == 0,
      (8...32).contains(blockSize), (1...16).contains(parallelism),
      128 * rounds * blockSize <= 256 << 20, rounds * blockSize * parallelism <= 16 * 131_072 * 8
    else { return nil }
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  private init(unchecked rounds: Int) {
    self.rounds = rounds
    blockSize = 8
    parallelism = 1
  }

  /// The key of 256 bits that the secret gives with this salt: always the same one.
  ///
  /// The secret is taken in Unicode's composed form, so that "é" is the same from every keyboard.
  /// Where memory runs out, the program ends, as it does wherever Swift runs out of memory.
  public func key(from secret: String, salt: some DataProtocol) -> SymmetricKey {
    do {
      return try KDF.Scrypt.deriveKey(
        from: Data(secret.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32, rounds: rounds,
        blockSize: blockSize, parallelism: parallelism)
    } catch {
      fatalError("There is not enough memory to check a code or a passphrase: \(error)")
    }
  }
}
