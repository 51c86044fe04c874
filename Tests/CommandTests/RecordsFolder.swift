import Foundation
import Records
import RecordsTestSupport
import TestSupport

/// A folder with records for a test: two clients with two screens and one, a half-finished one, and the passphrase.
struct RecordsFolder {
  let path: String
  var records: String { "\(path)/records.sqlite" }
  var passphraseFile: String { "\(path)/passphrase" }

  static func with<Result>(_ body: (RecordsFolder) throws -> Result) throws -> Result {
    try TemporaryFolder.with { folder in
      let records = RecordsFolder(path: folder.path)
      _ = try records.secret(Sample.passphrase, name: "passphrase")
      let store = try RecordFile(records.records).create(passphrase: Sample.passphrase, cost: Sample.cost)
      let codes = ["A-1", "B-2"].compactMap(ClientCode.init)
      let clients = try codes.map { try store.addClient($0) }
      try Sample.finish(1, for: clients[0].id, in: store)
      try Sample.finish(1023, for: clients[0].id, in: store)
      try Sample.finish(2, for: clients[1].id, in: store)
      _ = try store.startResponse(of: "sample", questionnaires: [], for: clients[1].id)
      try store.close()
      return try body(records)
    }
  }

  /// Does something with the opened records and their first client.
  func store(_ body: (RecordStore, Client.ID) throws -> Void) throws {
    let store = try RecordFile(records).open(passphrase: Sample.passphrase)
    try body(store, 1)
    try store.close()
  }

  /// Writes a file that only its owner may read, and gives its path.
  func secret(_ text: String, name: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: file))
    chmod(file, 0o600)
    return file
  }

  /// Runs `selfscreen records`, with these records unless others are named.
  func run(_ arguments: String..., input: String = "") throws -> Run {
    let place = arguments.contains("--records") ? [] : ["--records", records]
    return try Run(["records"] + arguments + place + ["--passphrase-file", passphraseFile], input: input)
  }
}
