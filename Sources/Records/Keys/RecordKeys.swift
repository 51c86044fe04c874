import Crypto
import Foundation

/// The keys of one file, all made from its data key, which is random. A new passphrase brings a new one.
struct RecordKeys: Sendable {
  /// Finds a client by code.
  private let lookup: SymmetricKey
  /// Wraps each client's own key.
  private let clients: SymmetricKey
  let log: SymmetricKey
  /// Seals the head, which accounts for all rows.
  let head: SymmetricKey
  /// Makes the tags that stand for rows in the head.
  let rows: SymmetricKey

  init(data: SymmetricKey) {
    func derived(_ name: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: data, info: Data("selfscreen-records/1/\(name)".utf8), outputByteCount: 32)
    }
    lookup = derived("lookup")
    clients = derived("clients")
    log = derived("log")
    head = derived("head")
    rows = derived("rows")
  }

  /// The code's entry in the file's index. Without the key nobody can tell whether a code is there.
  func lookup(of code: ClientCode) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(code.comparable.utf8), using: lookup))
  }

  /// Seals a client's own key.
  func wrap(_ key: SymmetricKey, of client: Int64) throws -> Data {
    try Seal.close(key: key, with: clients, at: Place(part: .clientKey, id: client, client: client))
  }

  /// Opens a client's own key.
  func key(of client: Int64, wrapped: Data) throws(Seal.Broken) -> SymmetricKey {
    try Seal.openKey(wrapped, with: clients, at: Place(part: .clientKey, id: client, client: client))
  }
}
