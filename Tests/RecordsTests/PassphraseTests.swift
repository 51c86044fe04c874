import Foundation
import Records
import RecordsTestSupport
import Testing

@Suite struct PassphraseTests {
  @Test("A wrong passphrase is told in one way, and each one waits longer") func wrong() throws {
    let records = try TestRecords()
    try records.create().close()
    for wrong in ["", "x", "Seven quiet lamps", "seven quiet lamps ", "seven", "quiet", "lamps"] {
      #expect(try problem { try records.file.open(passphrase: wrong) } == .wrongPassphrase)
    }
    #expect(records.pauses.all == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    // The right one does not wait, and the count begins anew.
    let store = try records.open()
    #expect(records.pauses.all.count == 7)
    // Whoever comes back to open records does not wait here: help must stay in reach meanwhile.
    #expect(try !store.isPassphrase("x"))
    #expect(try store.isPassphrase(Sample.passphrase))
    #expect(records.pauses.all.count == 7)
  }

  @Test("A changed passphrase opens, the old one no longer") func change() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let screen = try Sample.finish(1, for: client.id, in: store)
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    #expect(try store.isPassphrase("eight loud lamps"))
    #expect(try !store.isPassphrase(Sample.passphrase))
    try store.close()
    #expect(try problem { try records.open() } == .wrongPassphrase)
    let again = try records.file.open(passphrase: "eight loud lamps")
    #expect(try again.record(of: client.id).responses == [screen])
  }

  @Test("Only the wrapping of the key is rewritten") func rewrapping() throws {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let store = try records.open()
    let before = try RawRows(records)
    try store.changePassphrase(to: "eight loud lamps", cost: Sample.cost)
    let after = try RawRows(records)
    #expect(after.screens == before.screens)
    #expect(after.clients == before.clients)
    #expect(after.wrappedKey != before.wrappedKey)
    #expect(after.salt != before.salt)
    #expect(try records.bytes().range(of: before.wrappedKey) == nil)
  }

  @Test("A short passphrase is refused, and nothing is made") func tooShort() throws {
    let records = try TestRecords()
    #expect(
      try problem { try records.file.create(passphrase: "1234567", cost: Sample.cost) } == .passphraseTooShort(least: 8)
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: records.folder).isEmpty)
    let store = try records.create()
    #expect(try problem { try store.changePassphrase(to: "1234567") } == .passphraseTooShort(least: 8))
    #expect(try store.isPassphrase(Sample.passphrase))
  }
}
