import Crypto
import Foundation

/// Authenticated encryption of what stands in a row: it cannot be read, changed or moved without the key.
enum Seal {
  /// The seal does not fit: the bytes were changed, moved from another row, or sealed with another key.
  struct Broken: Error {}

  /// The length of a text tells which questionnaire it may belong to, so texts are filled up to steps of this size.
  private static let step = 512

  static func close(_ value: some Encodable, with key: SymmetricKey, at place: Place) throws -> Data {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .millisecondsSince1970
    var text = try encoder.encode(value)
    // JSON takes no notice of spaces after it.
    text.append(Data(repeating: UInt8(ascii: " "), count: (step - text.count % step) % step))
    return try close(bytes: text, with: key, at: place)
  }

  /// - Throws: `Broken`, also for what the key opens but this program cannot read.
  static func open<Value: Decodable>(
    _ type: Value.Type, _ sealed: Data, with key: SymmetricKey, at place: Place
  ) throws(Broken) -> Value {
    let text = try open(bytes: sealed, with: key, at: place)
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    do {
      return try decoder.decode(type, from: text)
    } catch {
      throw Broken()
    }
  }

  /// Seals a key with another one.
  static func close(key: SymmetricKey, with outer: SymmetricKey, at place: Place) throws -> Data {
    try close(bytes: key.withUnsafeBytes { Data($0) }, with: outer, at: place)
  }

  static func openKey(_ sealed: Data, with outer: SymmetricKey, at place: Place) throws(Broken) -> SymmetricKey {
    SymmetricKey(data: try open(bytes: sealed, with: outer, at: place))
  }

  static func close(bytes: Data, with key: SymmetricKey, at place: Place) throws -> Data {
    let box = try AES.GCM.seal(bytes, using: key, authenticating: place.bytes)
    guard let combined = box.combined else { throw Broken() }
    return combined
  }

  static func open(bytes: Data, with key: SymmetricKey, at place: Place) throws(Broken) -> Data {
    do {
      return try AES.GCM.open(try AES.GCM.SealedBox(combined: bytes), using: key, authenticating: place.bytes)
    } catch {
      throw Broken()
    }
  }
}
