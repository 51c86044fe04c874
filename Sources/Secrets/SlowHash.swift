import Crypto
import Foundation

/// The stored form of a code, which can be checked but not read.
///
/// A short code can still be guessed by somebody who has the hash and patience; it is for locks that people stand
/// before, not for data that is carried away.
package struct SlowHash: Sendable, Equatable {
  private let cost: Scrypt
  private let salt: Data
  private let hash: Data

  /// Hashes a secret with a salt of its own: the same secret gives another hash each time.
  package init(of secret: String, cost: Scrypt = .forCodes) throws(Scrypt.NotEnoughMemory) {
    self.cost = cost
    salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    hash = try cost.key(from: secret, salt: salt).withUnsafeBytes { Data($0) }
  }

  /// Reads what `text` wrote.
  ///
  /// - Returns: `nil` for anything else: another form, parameters that `Scrypt` refuses, a salt that is not of 8 to 64
  ///   bytes, a hash that is not of 32.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt",
      let n = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]), let cost = Scrypt(n: n, r: r, p: p),
      let salt = Data(base64Encoded: String(parts[4])), (8...64).contains(salt.count),
      let hash = Data(base64Encoded: String(parts[5])), hash.count == 32
    else { return nil }
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// One line for a file: `scrypt:N:r:p:salt:hash`, salt and hash in Base64.
  package var text: String {
    "scrypt:\(cost.n):\(cost.r):\(cost.p):\(salt.base64EncodedString()):\(hash.base64EncodedString())"
  }

  /// Whether it is the hash of this secret.
  package func matches(_ secret: String) throws(Scrypt.NotEnoughMemory) -> Bool {
    // Keys are compared in constant time: how far two agree does not show in how long it takes.
    try cost.key(from: secret, salt: salt) == SymmetricKey(data: hash)
  }
}
