import Crypto
import Foundation
import GRDB
import Secrets

/// The data key as it lies in the file: wrapped by a key that scrypt makes of the passphrase.
///
/// A new passphrase wraps the same data key anew; nothing else is rewritten.
struct WrappedKey {
  /// Fewer characters are refused.
  static let leastPassphraseLength = 8

  private let cost: Scrypt
  private let salt: Data
  private let wrapped: Data

  /// - Throws: `RecordProblem.Kind.passphraseTooShort`, `notEnoughMemory`.
  init(wrapping key: SymmetricKey, passphrase: String, cost: Scrypt) throws {
    guard passphrase.count >= Self.leastPassphraseLength else {
      throw RecordProblem.Kind.passphraseTooShort(least: Self.leastPassphraseLength)
    }
    self.cost = cost
    salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    wrapped = try Seal.close(key: key, with: cost.key(from: passphrase, salt: salt), at: Place(part: .dataKey))
  }

  /// - Throws: `RecordProblem.Kind.wrongPassphrase`, `notEnoughMemory`.
  func key(openedBy passphrase: String) throws -> SymmetricKey {
    let outer = try cost.key(from: passphrase, salt: salt)
    do {
      return try Seal.openKey(wrapped, with: outer, at: Place(part: .dataKey))
    } catch {
      throw RecordProblem.Kind.wrongPassphrase
    }
  }

  // MARK: In the file

  /// - Throws: `RecordProblem.Kind.keyDamaged`: with the checksum, damage is not taken for a wrong passphrase.
  init(_ database: Database) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM store WHERE id = 1"),
      let n = Int.fromDatabaseValue(row["rounds"]), let r = Int.fromDatabaseValue(row["block_size"]),
      let p = Int.fromDatabaseValue(row["parallelism"]), let salt = Data.fromDatabaseValue(row["salt"]),
      (16...64).contains(salt.count), let wrapped = Data.fromDatabaseValue(row["wrapped_key"]),
      let checksum = Data.fromDatabaseValue(row["checksum"]), checksum == Self.checksum([n, r, p], salt, wrapped),
      let cost = Scrypt(n: n, r: r, p: p)
    else { throw RecordProblem.Kind.keyDamaged }
    self.cost = cost
    self.salt = salt
    self.wrapped = wrapped
  }

  func store(in database: Database) throws {
    let parameters = [cost.n, cost.r, cost.p]
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO store (id, rounds, block_size, parallelism, salt, wrapped_key, checksum)
        VALUES (1, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        cost.n, cost.r, cost.p, salt, wrapped, Self.checksum(parameters, salt, wrapped),
      ])
  }

  private static func checksum(_ parameters: [Int], _ salt: Data, _ wrapped: Data) -> Data {
    let text = (parameters.map(String.init) + [salt.base64EncodedString(), wrapped.base64EncodedString()])
    return Data(SHA256.hash(data: Data(text.joined(separator: ":").utf8)))
  }
}
