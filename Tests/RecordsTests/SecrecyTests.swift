import Foundation
import Records
import RecordsTestSupport
import Testing

/// What can be seen in the file without the passphrase, and what is left in it after a deletion.
@Suite struct SecrecyTests {
  @Test("Nothing that was stored can be read in the file") func unreadable() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("K-4711-secret"))
    try Sample.finish(1023, for: client.id, in: store)
    try store.setInterval(days: 7, for: "sample-mood", of: client.id)
    _ = try store.startResponse(of: "sample-plan", questionnaires: [Sample.reference], for: client.id)
    let bytes = try records.bytes()
    for word in [
      "4711", "secret", "mood", "sample", "option", "higher", "total", "harm", "ada", "crisis", "finished",
      Sample.passphrase,
    ] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
  }

  @Test("Rows are filled up, so that their length tells less") func padding() throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 3)
    let rows = try RawRows(records)
    // The nonce and the tag are not filled up.
    for row in rows.screens + rows.clients { #expect((row.count - 28) % 512 == 0) }
    #expect(Set(rows.clients.map(\.count)).count == 1)
  }

  @Test("The file and what SQLite keeps beside it are their owner's alone")
  func modes() throws {
    let records = try TestRecords()
    let store = try records.create()
    try store.addClient(code("A"))
    let names = try FileManager.default.contentsOfDirectory(atPath: records.folder).sorted()
    #expect(names == ["records.sqlite", "records.sqlite-shm", "records.sqlite-wal"])
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(records.folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: records.folder) == ["records.sqlite"])
  }

  @Test("A file that others may read is refused", arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o666])
  func openToOthers(_ mode: Int) throws {
    let records = try TestRecords()
    try records.create().close()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: records.path)
    let octal = String(mode, radix: 8)
    #expect(try problem { try records.open() } == .openToOthers(mode: octal))
    #expect(try problem { try records.file.check() } == .openToOthers(mode: octal))
  }

  @Test("Of a deleted client not sixteen bytes in a row are left, in the file or beside it") func deletion() throws {
    let records = try TestRecords()
    let store = try records.create()
    var clients: [Client] = []
    for number in 0..<8 { clients.append(try store.addClient(code("C-\(number)"))) }
    // Stored in turns, so that the deleted rows lie between those that stay, and pages were split and joined.
    for number in 0..<40 {
      for client in clients { try Sample.finish(number, for: client.id, in: store) }
    }
    for client in clients {
      _ = try store.startResponse(of: "sample", questionnaires: [Sample.reference], for: client.id)
    }
    let gone = [clients[1], clients[4], clients[5]]
    var before: [Data] = []
    for client in gone {
      before += try blobs(of: client.id, records)
      #expect(try store.delete(client.id))
    }
    #expect(before.count == 3 * (40 + 1 + 2))
    let bytes = try records.bytes()
    let pieces = Set((0...(bytes.count - 16)).lazy.map { bytes[$0..<($0 + 16)] })
    let left = before.filter { blob in
      stride(from: 0, through: blob.count - 16, by: 16).contains { pieces.contains(blob[$0..<($0 + 16)]) }
    }
    #expect(left.count == 0)
    // The others are all there.
    let list = try store.clients()
    #expect(list.clients.map(\.code.text) == ["C-0", "C-2", "C-3", "C-6", "C-7"])
    for client in list.clients { #expect(try store.record(of: client.id).responses.count == 40) }
    #expect(try store.client(gone[0].code) == nil)
    #expect(try store.verify().problems.isEmpty)
  }

  private func blobs(of client: Client.ID, _ records: TestRecords) throws -> [Data] {
    let rows = try RawRows(records, client: client)
    return rows.clients + rows.clientKeys + rows.screens + rows.drafts
  }

  @Test("A code can be used again after its client was deleted, and nothing of the old one comes back")
  func codeUsedAgain() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try Sample.finish(1, for: client.id, in: store)
    try store.delete(client.id)
    let again = try store.addClient(code("A"))
    #expect(again.id != client.id)
    #expect(try store.record(of: again.id).responses.isEmpty)
  }
}
