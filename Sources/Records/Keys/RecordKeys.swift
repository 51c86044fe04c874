import Crypto
import Foundation

/// The keys of one file, all made from its data key. The data key is random and never changes.
struct RecordKeys: Sendable {
  let data: SymmetricKey
  /// Finds a client by code.
  private let lookup: SymmetricKey
  /// Wraps each client's own key.
  let clients: SymmetricKey
  let log: SymmetricKey

  init(data: SymmetricKey) {
    func derived(_ name: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: data, info: Data("selfscreen-records/1/\(name)".utf8), outputByteCount: 32)
    }
    self.data = data
    lookup = derived("lookup")
    clients = derived("clients")
    log = derived("log")
  }

  /// The code's entry in the file's index. Without the key nobody can tell whether a code is there.
  func lookup(of code: ClientCode) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(code.comparable.utf8), using: lookup))
  }

  /// Opens a client's own key.
  func key(of client: Int64, wrapped: Data) throws(Seal.Broken) -> SymmetricKey {
    try Seal.openKey(wrapped, with: clients, at: Place(part: .clientKey, id: client, client: client))
  }
}
