import Crypto
import Foundation
import GRDB
import Secrets

/// The data key as it lies in the file: wrapped by a key that scrypt makes of the passphrase.
///
struct WrappedKey {
  /// Fewer characters are refused.
  static let leastPassphraseLength = 8

  private let cost: Scrypt
  private let salt: Data
  private let wrapped: Data
  /// Tells one wrapping from every other, and a damaged one from a wrong passphrase.
  let checksum: Data

  /// - Throws: `RecordProblem.Kind.passphraseTooShort`, `notEnoughMemory`.
  init(wrapping key: SymmetricKey, passphrase: String, cost: Scrypt) throws {
    guard passphrase.count >= Self.leastPassphraseLength else {
      throw RecordProblem.Kind.passphraseTooShort(least: Self.leastPassphraseLength)
    }
    self.cost = cost
    salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    wrapped = try Seal.close(
      key: key, with: cost.key(from: passphrase, salt: salt), at: Self.place(inVersion: Schema.latest))
    checksum = Self.checksum(cost, salt, wrapped)
  }

  /// The key of a file of an older version fits no newer one: it could not be passed off as one that never had a head.
  private static func place(inVersion version: Int) -> Place { Place(part: .dataKey, id: Int64(version)) }

  /// - Returns: the data key, and for which version of the file it was wrapped.
  /// - Throws: `RecordProblem.Kind.wrongPassphrase`, `notEnoughMemory`.
  func key(openedBy passphrase: String) throws -> (key: SymmetricKey, version: Int) {
    let outer = try cost.key(from: passphrase, salt: salt)
    for version in (1...Schema.latest).reversed() {
      if let key = try? Seal.openKey(wrapped, with: outer, at: Self.place(inVersion: version)) { return (key, version) }
    }
    throw RecordProblem.Kind.wrongPassphrase
  }

  /// The same work for each try, wrapping another key.
  func rewrapping(_ key: SymmetricKey, passphrase: String) throws -> WrappedKey {
    try WrappedKey(wrapping: key, passphrase: passphrase, cost: cost)
  }

  // MARK: In the file

  /// - Throws: `RecordProblem.Kind.keyDamaged`: with the checksum, damage is not taken for a wrong passphrase.
  init(_ database: Database) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM store WHERE id = 1"),
      let n = row.value("rounds", as: Int.self), let r = row.value("block_size", as: Int.self),
      let p = row.value("parallelism", as: Int.self), let salt = row.value("salt", as: Data.self),
      (16...64).contains(salt.count), let wrapped = row.value("wrapped_key", as: Data.self),
      let checksum = row.value("checksum", as: Data.self), let cost = Scrypt(n: n, r: r, p: p),
      checksum == Self.checksum(cost, salt, wrapped)
    else { throw RecordProblem.Kind.keyDamaged }
    self.cost = cost
    self.salt = salt
    self.wrapped = wrapped
    self.checksum = checksum
  }

  /// The checksum of the wrapping that is in the file now; `nil` where there is none.
  static func checksum(in database: Database) throws -> Data? {
    try Row.fetchOne(database, sql: "SELECT checksum FROM store WHERE id = 1").flatMap {
      $0.value("checksum", as: Data.self)
    }
  }

  func store(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO store (id, rounds, block_size, parallelism, salt, wrapped_key, checksum)
        VALUES (1, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        cost.n, cost.r, cost.p, salt, wrapped, checksum,
      ])
  }

  private static func checksum(_ cost: Scrypt, _ salt: Data, _ wrapped: Data) -> Data {
    let text =
      ([cost.n, cost.r, cost.p].map(String.init) + [salt.base64EncodedString(), wrapped.base64EncodedString()])
    return Data(SHA256.hash(data: Data(text.joined(separator: ":").utf8)))
  }
}
